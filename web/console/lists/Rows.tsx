import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { type Column, DataTable } from '../parts/DataTable';
import { More } from '../parts/More';
import { counted } from '../shell/number';
import { Answered, Empty } from '../shell/States';
import { useRows } from './queries';
import { type PushedList, type Row, type RowState, STATES } from './types';

const COUNTED = {
  REJECTED: 'rejected',
  DUPLICATE: 'duplicate',
  UPDATED: 'updated',
  ACCEPTED: 'accepted',
} as const satisfies Record<RowState, keyof PushedList>;

/** What became of each row of the file; the rejected ones first, for somebody has to mend them. */
export function Rows({ list }: { list: PushedList }) {
  const { t } = useTranslation('lists');
  const [params, setParams] = useSearchParams();
  const state = STATES.find((each) => each === params.get('rows')) ?? 'REJECTED';
  const rows = useRows(list.id, state);
  const choose = (chosen: RowState) =>
    setParams(
      (now) => {
        const next = new URLSearchParams(now);
        next.set('rows', chosen);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  return (
    <section>
      <h2 id="rows">{t('rows')}</h2>
      <Segmented<RowState>
        aria-labelledby="rows"
        className="rows-filter"
        value={state}
        onChange={choose}
        options={STATES.map((each) => ({
          value: each,
          label: `${t(`row.${COUNTED[each]}`)} ${counted(list[COUNTED[each]])}`,
        }))}
      />
      <Answered asked={rows}>
        {(found) => {
          const all = found.pages.flat();
          return all.length === 0 ? (
            <Empty>{t(`rowsEmpty.${state}`)}</Empty>
          ) : (
            <>
              <p className="quiet">{t(`rowsNote.${state}`)}</p>
              <Table rows={all} rejected={state === 'REJECTED'} />
              <More paged={rows} shown={all.length} />
            </>
          );
        }}
      </Answered>
    </section>
  );
}

function Table({ rows, rejected }: { rows: Row[]; rejected: boolean }) {
  const { t } = useTranslation('lists');
  const number: Column<Row> = { key: 'row', kind: 'number', title: t('rowNumber'), cell: (row) => counted(row.row) };
  const columns: Column<Row>[] = rejected
    ? [
        number,
        { key: 'column', title: t('column'), cell: (row) => row.column ?? '—' },
        { key: 'detail', kind: 'wide', title: t('reasonAndRemedy'), cell: (row) => row.detail ?? '—' },
        { key: 'code', title: t('code'), cell: (row) => <span className="quiet">{row.code ?? '—'}</span> },
      ]
    : [
        number,
        { key: 'match', kind: 'wide', title: t('match.head'), cell: (row) => t(`match.${row.match ?? 'NONE'}`) },
      ];
  return <DataTable caption={t('rows')} columns={columns} rows={rows} rowKey={(row) => row.row} />;
}
