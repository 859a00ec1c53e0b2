import './accounts.css';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { type Column, DataTable } from '../parts/DataTable';
import { More } from '../parts/More';
import { Answered } from '../shell/States';
import { useMe, usePlaceName } from '../shell/session';
import { shortTime } from '../shell/time';
import { AccountPanel } from './AccountPanel';
import { NewAccountForm } from './NewAccountForm';
import { type Account, useAccounts } from './queries';
import { EVERYTHING } from './roles';

/** The accounts there are, as whoever administers keeps them. */
export function Component() {
  const { t } = useTranslation('accounts');
  const me = useMe();
  const accounts = useAccounts();
  const [params, setParams] = useSearchParams();
  const opened = params.get('account') ?? '';
  const open = (id: string) =>
    setParams((before) => {
      if (id === '') {
        before.delete('account');
      } else {
        before.set('account', id);
      }
      return before;
    });
  return (
    <div className="accounts">
      <title>{`${t('title')} · ${t('shared:product')}`}</title>
      <h1>{t('title')}</h1>
      <Answered asked={accounts}>
        {(found) => {
          const rows = found.pages.flatMap((page) => page.accounts);
          const shown = rows.find(({ id }) => id === opened);
          return (
            <div className={shown === undefined ? undefined : 'with-side'}>
              <section>
                <Table rows={rows} opened={opened} open={open} />
                <More paged={accounts} shown={rows.length} />
                <NewAccountForm />
              </section>
              {shown !== undefined && (
                <AccountPanel
                  key={`${shown.id} ${shown.role} ${shown.scope} ${shown.disabled}`}
                  account={shown}
                  own={shown.id === me.data?.account}
                  onClose={() => open('')}
                />
              )}
            </div>
          );
        }}
      </Answered>
    </div>
  );
}

function Table({ rows, opened, open }: { rows: Account[]; opened: string; open: (id: string) => void }) {
  const { t } = useTranslation('accounts');
  const columns: Column<Account>[] = [
    {
      key: 'username',
      kind: 'name',
      title: t('shared:signIn.username'),
      cell: ({ id, username }) => (
        <button type="button" className="plain" onClick={() => open(id)}>
          {username}
        </button>
      ),
    },
    { key: 'role', title: t('role'), cell: ({ role }) => t(`shared:role.${role}`) },
    {
      key: 'scope',
      kind: 'wide',
      title: t('scope'),
      cell: ({ scope }) =>
        scope.includes(EVERYTHING) ? t('everything') : scope.map((node) => <PlaceName key={node} region={node} />),
    },
    { key: 'worker', title: t('worker'), cell: ({ worker }) => worker ?? '–' },
    {
      key: 'factor',
      title: t('factor.title'),
      cell: ({ secondFactor }) => t(secondFactor ? 'factor.set' : 'factor.none'),
    },
    { key: 'state', title: t('state.title'), cell: ({ disabled }) => t(disabled ? 'state.disabled' : 'state.good') },
    { key: 'since', title: t('since'), cell: ({ createdAt }) => shortTime(createdAt) },
  ];
  return (
    <DataTable
      caption={t('caption')}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      isCurrent={({ id }) => id === opened}
    />
  );
}

/** A place of a scope by its name; its path for whoever points at it. */
function PlaceName({ region }: { region: string }) {
  return <span title={region}>{usePlaceName(region)} </span>;
}
