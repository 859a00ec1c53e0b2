import './lists.css';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { type Column, DataTable } from '../parts/DataTable';
import { More } from '../parts/More';
import { counted, share } from '../shell/number';
import { Answered, Empty } from '../shell/States';
import { useMe } from '../shell/session';
import { shortTime } from '../shell/time';
import { useView, viewSearch } from '../shell/view';
import { useLists } from './queries';
import type { ListRow } from './types';
import { Upload } from './Upload';

export function Component() {
  const { t } = useTranslation('lists');
  const { region } = useView();
  const me = useMe();
  const lists = useLists(region);
  const mayImport = me.data?.rights.includes('IMPORT_LIST') ?? false;
  return (
    <div className="lists">
      <title>{`${t('title')} · ${t('shared:product')}`}</title>
      <h1>{t('title')}</h1>
      {mayImport ? <Upload /> : <p className="quiet">{t('upload.notYours')}</p>}
      <Answered asked={lists}>
        {(found) => {
          const rows = found.pages.flatMap((page) => page.lists);
          return rows.length === 0 ? (
            <Empty>{t('empty')}</Empty>
          ) : (
            <section>
              <Summary rows={rows} whole={!lists.hasNextPage} />
              <Table rows={rows} />
              <More paged={lists} shown={rows.length} />
            </section>
          );
        }}
      </Answered>
    </div>
  );
}

function Summary({ rows, whole }: { rows: ListRow[]; whole: boolean }) {
  const { t } = useTranslation('lists');
  const open = rows.reduce((sum, row) => sum + row.open, 0);
  const leads = rows.reduce((sum, row) => sum + row.open + row.verified, 0);
  return (
    <p>
      {t(whole ? 'summary.all' : 'summary.soFar', {
        lists: counted(rows.length),
        leads: counted(leads),
        open: counted(open),
      })}
    </p>
  );
}

function Table({ rows }: { rows: ListRow[] }) {
  const { t } = useTranslation('lists');
  const { search } = useLocation();
  const number = (key: 'rowsRead' | 'accepted' | 'updated' | 'duplicate' | 'rejected', sign: string) =>
    ({
      key,
      kind: 'number',
      title: `${sign}${t(`row.${key}`)}`,
      cell: (row: ListRow) => counted(row[key]),
    }) satisfies Column<ListRow>;
  const columns: Column<ListRow>[] = [
    {
      key: 'name',
      kind: 'name',
      title: t('list'),
      cell: (row) => <Link to={`/lists/${row.id}${viewSearch(search)}`}>{row.name}</Link>,
    },
    { key: 'receivedAt', title: t('receivedAt'), cell: (row) => shortTime(row.receivedAt) },
    number('rowsRead', ''),
    number('accepted', '= '),
    number('updated', '+ '),
    number('duplicate', '+ '),
    number('rejected', '+ '),
    { key: 'closes', title: t('equation.head'), cell: (row) => <Closes row={row} /> },
    { key: 'verified', kind: 'number', title: t('verified'), cell: (row) => counted(row.verified) },
    { key: 'open', kind: 'number', title: t('open'), cell: (row) => counted(row.open) },
    {
      key: 'share',
      kind: 'number',
      title: t('verifiedShare'),
      cell: (row) => share(row.verified, row.verified + row.open),
    },
  ];
  return <DataTable caption={t('caption')} columns={columns} rows={rows} rowKey={(row) => row.id} keys />;
}

function Closes({ row }: { row: ListRow }) {
  const { t } = useTranslation('lists');
  const gap = row.rowsRead - row.accepted - row.updated - row.duplicate - row.rejected;
  return gap === 0 ? (
    <span className="quiet">✓ {t('equation.closes')}</span>
  ) : (
    <strong className="equation-gap">≠ {t('equation.gap', { gap })}</strong>
  );
}
