import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useView } from './view';

const LIVE_KEYS = ['figures', 'ledger', 'tasks', 'lists', 'person', 'investigations'];

/** Hears from the server that something changed, and has what is shown asked for again. Says so when it hears nothing. */
export function Live() {
  const { t } = useTranslation('console');
  const { region, asOf } = useView();
  const queries = useQueryClient();
  const [heard, setHeard] = useState(() => Date.now());
  const [silent, setSilent] = useState(0);

  useEffect(() => {
    if (asOf !== undefined || region === '') {
      return;
    }
    const events = new EventSource(`/api/events?region=${encodeURIComponent(region)}`);
    const refresh = () => {
      setHeard(Date.now());
      queries.invalidateQueries({ predicate: (query) => LIVE_KEYS.includes(String(query.queryKey[0])) });
    };
    events.addEventListener('changed', refresh);
    events.addEventListener('tick', refresh);
    return () => events.close();
  }, [asOf, region, queries]);

  useEffect(() => {
    const clock = setInterval(() => setSilent(Math.round((Date.now() - heard) / 1000)), 1000);
    return () => clearInterval(clock);
  }, [heard]);

  if (asOf !== undefined) {
    return null;
  }
  const fresh = silent <= 15;
  return (
    <span className="quiet" role="status">
      {fresh ? `● ${t('live')}` : `○ ${t('stale', { seconds: silent })}`}
    </span>
  );
}
