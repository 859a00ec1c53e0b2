import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useView } from './view';

export function Offline() {
  const { t } = useTranslation('console');
  const online = useSyncExternalStore(
    (changed) => {
      window.addEventListener('online', changed);
      window.addEventListener('offline', changed);
      return () => {
        window.removeEventListener('online', changed);
        window.removeEventListener('offline', changed);
      };
    },
    () => navigator.onLine,
  );
  return online ? null : (
    <p className="notice" role="status">
      {t('offline')}
    </p>
  );
}

/** The cut-off in the address is none, so that what is shown is not of the moment somebody meant. */
export function UnreadCutOff() {
  const { t } = useTranslation('console');
  return useView().isUnread ? (
    <p className="notice" role="alert">
      {t('unreadCutOff')}
    </p>
  ) : null;
}
