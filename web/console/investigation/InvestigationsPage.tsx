import './investigation.css';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { type Column, DataTable } from '../parts/DataTable';
import { More } from '../parts/More';
import { counted } from '../shell/number';
import { Answered, Empty } from '../shell/States';
import { usePlaceName } from '../shell/session';
import { fullTime } from '../shell/time';
import { useView, viewSearch } from '../shell/view';
import { OpenInvestigation } from './OpenInvestigation';
import { useInvestigations } from './queries';
import type { InvestigationRow } from './types';

export function Component() {
  const { t } = useTranslation('investigation');
  const { region } = useView();
  const investigations = useInvestigations(region);
  return (
    <div className="investigation">
      <title>{`${t('title')} · ${t('shared:product')}`}</title>
      <h1>{t('title')}</h1>
      <OpenInvestigation key={region} region={region} />
      <Answered asked={investigations}>
        {(found) => {
          const rows = found.pages.flatMap((page) => page.investigations);
          return rows.length === 0 ? (
            <Empty>{t('empty')}</Empty>
          ) : (
            <section>
              <Table rows={rows} />
              <More paged={investigations} shown={rows.length} />
            </section>
          );
        }}
      </Answered>
    </div>
  );
}

function Table({ rows }: { rows: InvestigationRow[] }) {
  const { t } = useTranslation('investigation');
  const { search } = useLocation();
  const columns: Column<InvestigationRow>[] = [
    {
      key: 'name',
      kind: 'name',
      title: t('name'),
      cell: (row) => <Link to={`/investigations/${row.id}${viewSearch(search)}`}>{row.name}</Link>,
    },
    { key: 'region', title: t('region'), cell: (row) => <Place region={row.region} /> },
    { key: 'openedAt', title: t('openedAt'), cell: (row) => fullTime(row.openedAt) },
    { key: 'traces', kind: 'number', title: t('traces'), cell: (row) => counted(row.traces) },
    { key: 'contacts', kind: 'number', title: t('contactsReached'), cell: (row) => counted(row.contacts) },
  ];
  return <DataTable caption={t('caption')} columns={columns} rows={rows} rowKey={(row) => row.id} keys />;
}

function Place({ region }: { region: string }) {
  return usePlaceName(region);
}
