import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { DataTable } from '../parts/DataTable';
import { More } from '../parts/More';
import { Choose } from '../shell/Choose';
import { counted } from '../shell/number';
import { Answered, Empty } from '../shell/States';
import { fullTime, instantOf } from '../shell/time';
import { type EntryRow, KINDS, type Kind, useLog } from './queries';

const ANY = 'ANY';

/** The log of who did and saw what, narrowed by account, kind and day. */
export function Log() {
  const { t } = useTranslation('audit');
  const [params, setParams] = useSearchParams();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const account = params.get('account') ?? undefined;
  const kind = KINDS.find((one) => one === params.get('kind'));
  const asked = useLog({
    account,
    kind,
    since: from === '' ? undefined : instantOf(`${from} 00:00`),
    until: to === '' ? undefined : instantOf(`${to} 23:59`),
  });
  const put = (name: string, value: string | undefined) =>
    setParams((now) => {
      const next = new URLSearchParams(now);
      if (value === undefined) {
        next.delete(name);
      } else {
        next.set(name, value);
      }
      return next;
    });
  return (
    <>
      <div className="reveal">
        <Choose<Kind | typeof ANY>
          label={t('log.kind')}
          value={kind ?? ANY}
          choices={[ANY, ...KINDS].map((value) => ({
            value: value as Kind | typeof ANY,
            label: t(`kind.${value as Kind | typeof ANY}`),
          }))}
          onChoose={(chosen) => put('kind', chosen === ANY ? undefined : chosen)}
        />
        <label className="choose">
          <span className="quiet">{t('log.from')}</span>
          <input className="input" type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
        </label>
        <label className="choose">
          <span className="quiet">{t('log.to')}</span>
          <input className="input" type="date" value={to} onChange={(event) => setTo(event.target.value)} />
        </label>
        {account !== undefined && (
          <button type="button" className="plain" onClick={() => put('account', undefined)}>
            {t('log.everybody')}
          </button>
        )}
      </div>
      <Answered asked={asked}>
        {({ pages }) => {
          const rows = pages.flat();
          return rows.length === 0 ? (
            <Empty>{t('log.none')}</Empty>
          ) : (
            <>
              <Rows rows={rows} onAccount={(chosen) => put('account', chosen)} />
              <More paged={asked} shown={rows.length} />
            </>
          );
        }}
      </Answered>
    </>
  );
}

function Rows({ rows, onAccount }: { rows: EntryRow[]; onAccount: (account: string) => void }) {
  const { t } = useTranslation('audit');
  return (
    <DataTable
      caption={t('log.rows')}
      rows={rows}
      rowKey={(row) => `${row.month}-${row.number}`}
      columns={[
        { key: 'at', title: t('log.at'), cell: (row) => fullTime(row.at) },
        {
          key: 'who',
          title: t('log.who'),
          kind: 'name',
          cell: (row) => <Who row={row} onAccount={onAccount} />,
        },
        {
          key: 'kind',
          title: t('log.kind'),
          cell: (row) => (
            <>
              {t(`kind.${row.kind}`)}
              {row.emergency !== null && <span className="urgent"> {t('log.emergency')}</span>}
            </>
          ),
        },
        {
          key: 'people',
          title: t('log.people'),
          kind: 'number',
          cell: (row) => (row.named ? counted(row.people.length) : ''),
        },
        {
          key: 'purpose',
          title: t('log.purpose'),
          cell: (row) => (row.purpose === null ? '' : t(`shared:purpose.${row.purpose}` as 'shared:purpose.CARE')),
        },
        { key: 'path', title: t('log.path'), kind: 'wide', cell: (row) => row.path },
      ]}
    />
  );
}

function Who({ row, onAccount }: { row: EntryRow; onAccount: (account: string) => void }) {
  const { t } = useTranslation('audit');
  const { account } = row;
  const office = `${t(`shared:role.${row.role}` as 'shared:role.COMMAND', { defaultValue: row.role })} ${row.regionName}`;
  return (
    <>
      {account !== null && row.username !== null && (
        <button type="button" className="plain" onClick={() => onAccount(account)}>
          {row.username}
        </button>
      )}{' '}
      <span className="quiet">{row.role === 'NOBODY' ? t('log.nobody') : office}</span>
      {row.device !== null && <span className="quiet"> {t('log.device', { name: row.deviceName ?? row.device })}</span>}
      {!row.named && <span className="quiet"> {t('log.unnamed')}</span>}
    </>
  );
}
