import { type Query, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useView } from './view';

const LIVE_KEYS = ['figures', 'ledger', 'tasks', 'lists', 'person', 'investigations', 'rulings', 'appeals', 'moves'];
const AGAIN_MS = 10_000;
/** Whoever has read further into a list keeps what was read: all of it again every few seconds is too much. */
const MOST_PAGES = 3;

/** Hears from the server that something changed, and has what is shown asked for again. Says so when what is shown is old. */
export function Live() {
  const { t } = useTranslation('console');
  const { region, asOf } = useView();
  const queries = useQueryClient();
  const heard = useRef(Date.now());
  const [silent, setSilent] = useState(0);

  useEffect(() => {
    if (asOf === undefined && region !== '') {
      return listen(region, () => {
        heard.current = Date.now();
        askAgain(queries);
      });
    }
  }, [asOf, region, queries]);

  useEffect(() => {
    const look = () => setSilent(Math.round((Date.now() - (oldestShown(queries) ?? heard.current)) / 1000));
    const clock = setInterval(look, 1000);
    return () => clearInterval(clock);
  }, [queries]);

  if (asOf !== undefined) {
    return null;
  }
  const fresh = silent <= 15;
  const tens = Math.floor(silent / 10) * 10;
  return (
    <span className="live quiet">
      <span aria-hidden="true">{fresh ? '●' : '○'} </span>
      <span role="status">{t(fresh ? 'live' : 'stale')}</span>
      {!fresh && t('staleFor', { seconds: tens })}
    </span>
  );
}

function askAgain(queries: QueryClient) {
  queries.invalidateQueries({ predicate: isLive }, { cancelRefetch: false });
}

/** When the oldest of what is shown as live was read; null while nothing is. */
export function oldestShown(queries: QueryClient): number | null {
  const read = queries
    .getQueryCache()
    .findAll({ type: 'active', predicate: isLive })
    .map((query) => query.state.dataUpdatedAt)
    .filter((at) => at > 0);
  return read.length === 0 ? null : Math.min(...read);
}

function isLive({ queryKey, state }: Query): boolean {
  return LIVE_KEYS.includes(String(queryKey[0])) && isReadAgain(state.data);
}

/** Whether what was read is little enough to be read again whenever something changed. */
export function isReadAgain(found: unknown): boolean {
  return pagesOf(found) <= MOST_PAGES;
}

function pagesOf(found: unknown): number {
  return typeof found === 'object' && found !== null && 'pages' in found && Array.isArray(found.pages)
    ? found.pages.length
    : 1;
}

/** A browser gives up after a refusal, so the listening is begun again until it is ended here. */
function listen(region: string, hear: () => void): () => void {
  let events: EventSource | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  const begin = () => {
    events = new EventSource(`/api/events?region=${encodeURIComponent(region)}`);
    events.addEventListener('changed', hear);
    events.addEventListener('tick', hear);
    events.addEventListener('error', () => {
      if (events?.readyState === EventSource.CLOSED) {
        again = setTimeout(begin, AGAIN_MS);
      }
    });
  };
  begin();
  return () => {
    clearTimeout(again);
    events?.close();
  };
}
