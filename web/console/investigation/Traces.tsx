import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { type Column, DataTable } from '../parts/DataTable';
import { counted } from '../shell/number';
import { Empty } from '../shell/States';
import { shortTime } from '../shell/time';
import { viewSearch } from '../shell/view';
import type { Trace } from './types';

/** What was traced before; each can be opened again. */
export function Traces({ traces, open }: { traces: Trace[]; open: string | undefined }) {
  const { t } = useTranslation('investigation');
  const { search } = useLocation();
  const to = (trace: string) => {
    const next = new URLSearchParams(viewSearch(search));
    next.set('trace', trace);
    return `?${next}`;
  };
  const columns: Column<Trace>[] = [
    {
      key: 'runAt',
      title: t('runAt'),
      cell: (trace) => (
        <Link to={to(trace.id)} aria-current={trace.id === open ? 'true' : undefined}>
          {shortTime(trace.runAt)}
        </Link>
      ),
    },
    { key: 'cases', kind: 'number', title: t('cases'), cell: (trace) => counted(trace.cases.length) },
    {
      key: 'contacts',
      kind: 'number',
      title: t('contactsByGeneration'),
      cell: (trace) => trace.contacts.map(counted).join(' · '),
    },
    { key: 'checkIns', kind: 'number', title: t('checkIns'), cell: (trace) => counted(trace.checkIns) },
    { key: 'handedOver', kind: 'number', title: t('handedOver'), cell: (trace) => counted(trace.handedOver) },
  ];
  return (
    <section id="traces">
      <h2>{t('earlier')}</h2>
      {traces.length === 0 ? (
        <Empty>{t('noTraces')}</Empty>
      ) : (
        <DataTable
          caption={t('earlier')}
          columns={columns}
          rows={traces}
          rowKey={(trace) => trace.id}
          isCurrent={(trace) => trace.id === open}
        />
      )}
    </section>
  );
}
