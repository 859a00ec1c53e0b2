import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearchParams } from 'react-router';
import { type Column, DataTable } from '../parts/DataTable';
import { More } from '../parts/More';
import { counted } from '../shell/number';
import { Answered, Empty } from '../shell/States';
import { shortTime } from '../shell/time';
import { changedSearch, viewSearch } from '../shell/view';
import { useGenerationName } from './GenerationBars';
import { idOf } from './PersonLink';
import { useContacts } from './queries';
import { type Contact, LAST_HANDED_OVER, type Trace } from './types';

/** The contacts of one generation. */
export function ContactsTable({
  investigation,
  trace,
  generation,
}: {
  investigation: string;
  trace: Trace;
  generation: number;
}) {
  const { t } = useTranslation('investigation');
  const name = useGenerationName();
  const contacts = useContacts(investigation, trace.id, generation);
  return (
    <section>
      <h3>
        {name(generation)} · {counted(trace.contacts[generation - 1] ?? 0)} {t('shared:unit.persons')}
      </h3>
      {generation > LAST_HANDED_OVER && <p className="quiet">{t('generation.beyondNote')}</p>}
      <Answered asked={contacts}>
        {(found) => {
          const rows = found.pages.flat();
          return rows.length === 0 ? (
            <Empty>{t('result.noneHere')}</Empty>
          ) : (
            <>
              <Table rows={rows} caption={name(generation)} handedOver={generation <= LAST_HANDED_OVER} />
              <More paged={contacts} shown={rows.length} />
            </>
          );
        }}
      </Answered>
    </section>
  );
}

function Table({ rows, caption, handedOver }: { rows: Contact[]; caption: string; handedOver: boolean }) {
  const { t } = useTranslation('investigation');
  const { search } = useLocation();
  const [params] = useSearchParams();
  const open = params.get('contact');
  const outside = <span className="quiet">{t('notInScope')}</span>;
  const columns: Column<Contact>[] = [
    {
      key: 'name',
      title: t('contact'),
      cell: (row) =>
        row.name === null ? outside : <Link to={`/people/${row.person}${viewSearch(search)}`}>{row.name}</Link>,
    },
    { key: 'region', kind: 'wide', title: t('livesIn'), cell: (row) => row.regionName ?? '—' },
    { key: 'first', title: t('firstExposed'), cell: (row) => shortTime(row.firstExposedAt) },
    { key: 'last', title: t('lastExposed'), cell: (row) => shortTime(row.lastExposedAt) },
    {
      key: 'minutes',
      kind: 'number',
      title: t('minutesTogether'),
      cell: (row) => (row.overlapSeconds < 60 ? '< 1' : counted(Math.floor(row.overlapSeconds / 60))),
    },
    {
      key: 'exposures',
      kind: 'number',
      title: t('exposures'),
      cell: (row) => (
        <Link to={changedSearch(search, { contact: row.person })} preventScrollReset>
          {counted(row.exposures)}
          <span className="unseen">
            {' '}
            {t('seeExposures', { name: row.name ?? `${t('notInScope')} ${idOf(row.person)}` })}
          </span>
        </Link>
      ),
    },
    { key: 'sources', kind: 'number', title: t('sources'), cell: (row) => counted(row.sources) },
    { key: 'mainSource', title: t('mainSource'), cell: (row) => row.mainSourceName ?? outside },
    {
      key: 'category',
      title: t('category'),
      cell: (row) => (row.category === null ? '—' : t(`shared:category.${row.category}`)),
    },
    ...(handedOver
      ? [
          {
            key: 'handedOver',
            title: t('handedOver'),
            cell: (row: Contact) => (row.handedOver ? `✓ ${t('handOver.yes')}` : t('handOver.notYet')),
          },
        ]
      : []),
  ];
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.person}
      isCurrent={(row) => row.person === open}
      keys
    />
  );
}
