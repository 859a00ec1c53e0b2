import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../parts/DataTable';
import { counted, share } from '../shell/number';
import { Empty } from '../shell/States';
import type { ListFigures } from './types';

type InRegion = ListFigures['regions'][number];

/** Where the leads went, those with the most still open first. */
export function Dispatch({ figures }: { figures: ListFigures }) {
  const { t } = useTranslation('lists');
  const rows = figures.regions.toSorted((a, b) => b.open - a.open || a.region.localeCompare(b.region));
  const columns: Column<InRegion>[] = [
    { key: 'name', kind: 'name', title: t('region'), cell: (row) => row.name },
    { key: 'leads', kind: 'number', title: t('leadsCounted'), cell: (row) => counted(row.leads) },
    { key: 'verified', kind: 'number', title: t('verified'), cell: (row) => counted(row.leads - row.open) },
    { key: 'open', kind: 'number', title: t('open'), cell: (row) => counted(row.open) },
    { key: 'share', kind: 'number', title: t('verifiedShare'), cell: (row) => share(row.leads - row.open, row.leads) },
  ];
  return (
    <section>
      <h2>{t('dispatch')}</h2>
      <p>{t('dispatchNote', { regions: counted(rows.length) })}</p>
      {rows.length === 0 ? (
        <Empty>{t('noLeads')}</Empty>
      ) : (
        <div className="tall">
          <DataTable caption={t('dispatch')} columns={columns} rows={rows} rowKey={(row) => row.region} />
        </div>
      )}
    </section>
  );
}
