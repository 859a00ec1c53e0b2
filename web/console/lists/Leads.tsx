import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { type Column, DataTable } from '../parts/DataTable';
import { inWords } from '../parts/duration';
import { More } from '../parts/More';
import { counted } from '../shell/number';
import { Answered, Empty } from '../shell/States';
import { shortTime } from '../shell/time';
import { viewSearch } from '../shell/view';
import { useLeads } from './queries';
import type { LeadRow } from './types';

/** Each lead: whom it is about, where it went, what came of it and how long that took. */
export function Leads({ list, now }: { list: string; now: number }) {
  const { t } = useTranslation('lists');
  const leads = useLeads(list);
  return (
    <section>
      <h2>{t('leads')}</h2>
      <Answered asked={leads}>
        {(found) => {
          const rows = found.pages.flat();
          return rows.length === 0 ? (
            <Empty>{t('noLeads')}</Empty>
          ) : (
            <>
              <Table rows={rows} now={now} />
              <More paged={leads} shown={rows.length} />
            </>
          );
        }}
      </Answered>
    </section>
  );
}

function Table({ rows, now }: { rows: LeadRow[]; now: number }) {
  const { t, i18n } = useTranslation('lists');
  const { search } = useLocation();
  const since = (lead: LeadRow, until: number) => inWords((until - Date.parse(lead.receivedAt)) / 1000, i18n.language);
  const columns: Column<LeadRow>[] = [
    {
      key: 'name',
      kind: 'name',
      title: t('name'),
      cell: (lead) =>
        lead.name === null ? (
          <span className="quiet">{t('notInScope')}</span>
        ) : (
          <Link to={`/people/${lead.person}${viewSearch(search)}`}>{lead.name}</Link>
        ),
    },
    { key: 'region', kind: 'wide', title: t('wentTo'), cell: (lead) => lead.regionName },
    { key: 'outcome', title: t('outcome'), cell: (lead) => t(`shared:outcome.${lead.outcome ?? 'OPEN'}`) },
    {
      key: 'answeredAt',
      title: t('answeredAt'),
      cell: (lead) => (lead.answeredAt === null ? '—' : shortTime(lead.answeredAt)),
    },
    {
      key: 'elapsed',
      kind: 'number',
      title: t('elapsed'),
      cell: (lead) =>
        lead.answeredAt === null ? (
          <span className="quiet">{t('waiting', { time: since(lead, now) })}</span>
        ) : (
          since(lead, Date.parse(lead.answeredAt))
        ),
    },
    { key: 'row', kind: 'number', title: t('rowNumber'), cell: (lead) => counted(lead.row) },
  ];
  return <DataTable caption={t('leads')} columns={columns} rows={rows} rowKey={(lead) => lead.lead} keys />;
}
