import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../parts/DataTable';
import { inWords, seconds } from '../parts/duration';
import { counted, share } from '../shell/number';
import type { ListFigures } from './types';

const ORDER = ['FOUND', 'MOVED', 'WRONG', 'NOT_HERE', 'DUPLICATE', 'UNREACHABLE'];

interface Outcome {
  outcome: string;
  leads: number;
}

/** What came of the leads, those still open included, and how long the first answer took. */
export function Outcomes({ figures }: { figures: ListFigures }) {
  const { t, i18n } = useTranslation('lists');
  const known = [...new Set([...ORDER, ...Object.keys(figures.outcomes)])];
  const rows: Outcome[] = [
    ...known.map((outcome) => ({ outcome, leads: figures.outcomes[outcome] ?? 0 })),
    { outcome: 'OPEN', leads: figures.open },
  ];
  const columns: Column<Outcome>[] = [
    { key: 'outcome', title: t('outcome'), cell: (row) => t(`shared:outcome.${row.outcome}`) },
    { key: 'leads', kind: 'number', title: t('leadsCounted'), cell: (row) => counted(row.leads) },
    { key: 'share', kind: 'number', title: t('share'), cell: (row) => share(row.leads, figures.leads) },
    {
      key: 'bar',
      title: <span className="quiet">{t('ofLeads', { leads: counted(figures.leads) })}</span>,
      cell: (row) =>
        row.leads === 0 ? null : (
          <span className="bar" style={{ width: `${(100 * row.leads) / figures.leads}%` }} aria-hidden="true" />
        ),
    },
  ];
  return (
    <section className="outcomes">
      <h2>{t('outcomes')}</h2>
      <p>
        {figures.medianElapsed === null
          ? t('median.none')
          : t('median.is', { time: inWords(seconds(figures.medianElapsed), i18n.language) })}
      </p>
      <DataTable caption={t('outcomes')} columns={columns} rows={rows} rowKey={(row) => row.outcome} />
    </section>
  );
}
