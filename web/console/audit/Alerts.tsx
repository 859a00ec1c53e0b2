import { useTranslation } from 'react-i18next';
import { PagedRows } from '../parts/PagedRows';
import { counted } from '../shell/number';
import { Answered } from '../shell/States';
import { fullTime } from '../shell/time';
import { LookInto } from './LookInto';
import { type AlertRow, useAcknowledgeAlert, useAlerts } from './queries';

/** Who saw unusually many people, and by which rule. */
export function Alerts() {
  const { t } = useTranslation('audit');
  const asked = useAlerts();
  return (
    <Answered asked={asked}>
      {({ pages }) => (
        <PagedRows paged={asked} rows={pages.flatMap((page) => page.alerts)} none={t('alerts.none')}>
          {(row) => <Alert key={row.id} row={row} />}
        </PagedRows>
      )}
    </Answered>
  );
}

function Alert({ row }: { row: AlertRow }) {
  const { t } = useTranslation('audit');
  const acknowledge = useAcknowledgeAlert(row.id);
  return (
    <li>
      <p>
        <strong>{row.username}</strong>{' '}
        <span className="quiet">
          {t(`shared:role.${row.role}` as 'shared:role.COMMAND')} {row.regionName}
        </span>{' '}
        <span className={row.acknowledgedBy === null ? 'urgent' : 'quiet'}>
          {t(`alerts.${row.rule}`, {
            span: t(`alerts.${row.span}`),
            number: counted(row.counted),
            threshold: counted(row.threshold),
          })}
        </span>
      </p>
      <p className="quiet">
        {fullTime(row.beganAt)} – {fullTime(row.raisedAt)}
        {row.acknowledgedBy !== null && <span>{t('looked', { name: row.acknowledgedBy, note: row.note })}</span>}
      </p>
      {row.acknowledgedBy === null && !row.mine && <LookInto username={row.username} doing={acknowledge} />}
    </li>
  );
}
