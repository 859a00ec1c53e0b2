import { useTranslation } from 'react-i18next';
import { useAccesses } from '../emergency/queries';
import { useAlerts } from './queries';

/** How many alerts and emergency accesses of others nobody looked into yet; nothing where there is none. */
export function Unseen() {
  const { t } = useTranslation('console');
  const alerts = useAlerts();
  const accesses = useAccesses();
  const open = [
    ...(alerts.data?.pages.flatMap((page) => page.alerts) ?? []),
    ...(accesses.data?.pages.flatMap((page) => page.accesses) ?? []),
  ].filter((each) => each.acknowledgedBy === null && !each.mine).length;
  return open === 0 ? null : (
    <strong className="urgent">
      {' '}
      <span aria-hidden="true">{open}</span>
      <span className="unseen">{t('unlooked', { count: open })}</span>
    </strong>
  );
}
