import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Desk, useQueue, useSenderState } from './desk';

export function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    return () => {
      window.removeEventListener('online', look);
      window.removeEventListener('offline', look);
    };
  }, []);
  return online;
}

/** Whether there is a network, and how much lies on this device alone. */
export function QueueState({ desk, to }: { desk: Desk | null; to: string }) {
  const { t } = useTranslation('field');
  const online = useOnline();
  const network = online ? t('queue.online') : t('queue.offline');
  if (desk === null) {
    return (
      <p className="queue" data-offline={!online}>
        {network}
      </p>
    );
  }
  return (
    <Link className="queue" to={to} data-offline={!online}>
      {network} · <Counts desk={desk} />
    </Link>
  );
}

function Counts({ desk }: { desk: Desk }) {
  const { t } = useTranslation('field');
  const { value: queue, failed } = useQueue(desk);
  const state = useSenderState(desk);
  if (failed || queue === undefined) {
    return <strong>{t(failed ? 'queue.failed' : 'queue.reading')}</strong>;
  }
  const { kept, refused } = queue;
  const words = [
    ...(kept > 0 ? [t(state.kind === 'SENDING' ? 'queue.sending' : 'queue.kept', { count: kept })] : []),
    ...(refused > 0 ? [t('queue.refused', { count: refused })] : []),
  ];
  return <strong>{words.length === 0 ? t('queue.none') : words.join(' · ')}</strong>;
}
