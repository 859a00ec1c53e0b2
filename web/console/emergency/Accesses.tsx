import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { LookInto } from '../audit/LookInto';
import { PagedRows } from '../parts/PagedRows';
import { Answered } from '../shell/States';
import { useRight } from '../shell/session';
import { fullTime } from '../shell/time';
import { type AccessRow, useAccesses, useAcknowledgeAccess, useEndAccess } from './queries';

/** Who opened what in an emergency, newest first. */
export function Accesses() {
  const { t } = useTranslation('audit');
  const asked = useAccesses();
  return (
    <Answered asked={asked}>
      {({ pages }) => (
        <PagedRows paged={asked} rows={pages.flatMap((page) => page.accesses)} none={t('emergency.none')}>
          {(row) => <Access key={row.id} row={row} />}
        </PagedRows>
      )}
    </Answered>
  );
}

function Access({ row }: { row: AccessRow }) {
  const { t } = useTranslation('audit');
  return (
    <li>
      <p>
        <strong>{row.username}</strong>{' '}
        <span className="quiet">
          {t(`shared:role.${row.role}` as 'shared:role.COMMAND')} {row.homeName}
        </span>{' '}
        → {row.openedName} · {t(`shared:purpose.${row.purpose}`)}{' '}
        <span className={row.lasts ? 'urgent' : 'quiet'}>{row.lasts ? t('emergency.lasts') : t('emergency.over')}</span>
      </p>
      <p>{row.reason}</p>
      <p className="quiet">
        {fullTime(row.beganAt)} – {fullTime(row.endedAt ?? row.endsAt)}
        {row.acknowledgedBy !== null && <span>{t('looked', { name: row.acknowledgedBy, note: row.note })}</span>}
      </p>
      <Acts row={row} />
    </li>
  );
}

function Acts({ row }: { row: AccessRow }) {
  const { t } = useTranslation('audit');
  const supervises = useRight('SUPERVISE');
  const audits = useRight('READ_AUDIT');
  const end = useEndAccess(row.id);
  const acknowledge = useAcknowledgeAccess(row.id);
  if (row.mine) {
    return row.lasts ? (
      <p>
        <Button loading={end.isPending} onClick={() => end.mutate()}>
          {t('emergency.end')}
        </Button>
      </p>
    ) : null;
  }
  return row.acknowledgedBy === null && (supervises || audits) ? (
    <LookInto username={row.username} doing={acknowledge} />
  ) : null;
}
