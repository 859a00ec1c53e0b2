import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../parts/DataTable';
import { inWords } from '../parts/duration';
import { More } from '../parts/More';
import { counted, share } from '../shell/number';
import { Answered, Empty } from '../shell/States';
import { shortTime } from '../shell/time';
import { NotKept } from './NotKept';
import { usePlacesOf } from './queries';
import type { ExposurePlace, Trace } from './types';

/** Where people were exposed, the place with the most exposures first. */
export function Places({ investigation, trace }: { investigation: string; trace: Trace }) {
  const { t } = useTranslation('investigation');
  return (
    <section aria-labelledby="places">
      <h3 id="places">{t('places.title', { exposures: counted(trace.exposures) })}</h3>
      {trace.exposuresKept ? <Ranked investigation={investigation} trace={trace} /> : <NotKept />}
    </section>
  );
}

function Ranked({ investigation, trace }: { investigation: string; trace: Trace }) {
  const { t } = useTranslation('investigation');
  const places = usePlacesOf(investigation, trace.id);
  return (
    <Answered asked={places}>
      {(found) => {
        const rows = found.pages.flatMap((page) => page.places);
        return rows.length === 0 ? (
          <Empty>{t('places.none')}</Empty>
        ) : (
          <>
            <Table rows={rows} whole={trace.exposures} />
            <More paged={places} shown={rows.length} />
          </>
        );
      }}
    </Answered>
  );
}

function Table({ rows, whole }: { rows: ExposurePlace[]; whole: number }) {
  const { t, i18n } = useTranslation('investigation');
  const most = rows.at(0)?.exposures ?? 1;
  const columns: Column<ExposurePlace>[] = [
    { key: 'place', kind: 'name', title: t('place'), cell: (row) => row.place ?? t('household') },
    {
      key: 'exposures',
      title: t('exposures'),
      cell: (row) => (
        <span className="ranked">
          <span className="number">{counted(row.exposures)}</span>
          <span className="number quiet">{share(row.exposures, whole)}</span>
          <span className="bar-room">
            <span className="bar" style={{ width: `${(100 * row.exposures) / most}%` }} />
          </span>
        </span>
      ),
    },
    { key: 'contacts', kind: 'number', title: t('places.contacts'), cell: (row) => counted(row.contacts) },
    {
      key: 'overlap',
      kind: 'number',
      title: t('places.overlap'),
      cell: (row) => inWords(row.overlapSeconds, i18n.language),
    },
    { key: 'first', title: t('firstExposed'), cell: (row) => shortTime(row.firstExposedAt) },
    { key: 'last', title: t('lastExposed'), cell: (row) => shortTime(row.lastExposedAt) },
  ];
  return <DataTable caption={t('views.places')} columns={columns} rows={rows} rowKey={(row) => row.place ?? ''} keys />;
}
