import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { WithReason } from '../parts/WithReason';
import { counted } from '../shell/number';
import { useRight } from '../shell/session';
import { fullTime } from '../shell/time';
import { type ExportRow, useDecide } from './queries';
import { useFetch } from './useFetch';

/** What was asked for, by whom and for what, what became of it, and what may be done with it now. */
export function ExportItem({ row }: { row: ExportRow }) {
  const { t } = useTranslation('exports');
  return (
    <li>
      <p>
        <strong>{row.regionName}</strong> <What row={row} />{' '}
        <span className={row.state === 'WAITING' ? 'urgent' : 'quiet'}>{t(`state.${row.state}`)}</span>
      </p>
      <p className="quiet">
        {t('asked', { name: row.askedBy, role: t(`shared:role.${row.askedRole}` as 'shared:role.COMMAND') })}{' '}
        {fullTime(row.askedAt)}
        {row.expiresAt !== null && <span>{t('until', { time: fullTime(row.expiresAt) })}</span>}
        {row.fetched > 0 && <span>{t('times', { count: row.fetched })}</span>}
      </p>
      {row.decidedBy !== null && row.decidedAt !== null && (
        <p>
          <span className="quiet">{t('decided', { name: row.decidedBy, time: fullTime(row.decidedAt) })}</span>{' '}
          {row.reason}
        </p>
      )}
      <Acts row={row} />
    </li>
  );
}

function What({ row }: { row: ExportRow }) {
  const { t } = useTranslation('exports');
  const narrowed = [
    row.category === null ? null : t(`shared:category.${row.category}` as 'shared:category.CASE'),
    row.code === null ? null : t(`shared:code.${row.code}` as 'shared:code.RED'),
    row.unmasked ? t('unmasked') : t('masked'),
    t(`format.${row.format}`),
  ].filter((part) => part !== null);
  return (
    <>
      {t('people', { count: row.people, number: counted(row.people) })} · {t(`shared:purpose.${row.purpose}`)} ·{' '}
      {narrowed.join(' · ')}
    </>
  );
}

function Acts({ row }: { row: ExportRow }) {
  const { t } = useTranslation('exports');
  const supervises = useRight('SUPERVISE');
  const decide = useDecide(row.id);
  const file = useFetch();
  if (row.mine && row.state === 'READY') {
    return (
      <p>
        <Button type="primary" loading={file.bytes !== null} onClick={() => file.run(row)}>
          {t('fetch')}
        </Button>
        <span role="status" className="quiet">
          {file.said}
        </span>
      </p>
    );
  }
  if (row.state !== 'WAITING') {
    return null;
  }
  if (row.mine || !supervises) {
    return <p className="quiet">{t('waitsForOther')}</p>;
  }
  return (
    <div className="acts">
      <WithReason
        primary
        word={t('approve')}
        question={t('approveAsk', { name: row.askedBy, number: counted(row.people) })}
        label={t('reason')}
        doing={decide}
        onDo={(reason) => decide.mutate({ how: 'approval', reason })}
      />
      <WithReason
        word={t('decline')}
        question={t('declineAsk', { name: row.askedBy })}
        label={t('reason')}
        doing={{ isPending: decide.isPending, error: null }}
        onDo={(reason) => decide.mutate({ how: 'refusal', reason })}
      />
    </div>
  );
}
