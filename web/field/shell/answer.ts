import { useCallback, useEffect, useState } from 'react';
import { Refused, Unreachable } from '../../api/client';
import { serverNow } from '../outbox/clock';
import type { Desk } from '../outbox/desk';

export interface Asked<T> {
  value: T | null;
  /** When the server said so. */
  at: string | null;
  /** Why there is no newer answer. */
  error: Error | null;
  pending: boolean;
  refresh: () => Promise<void>;
}

/** An answer of the server that stays on the device: the kept one at once, the newer one when it comes. */
export function useAnswer<T>(desk: Desk, key: string, ask: () => Promise<T>, everyMillis = 0): Asked<T> {
  const [state, setState] = useState<Omit<Asked<T>, 'refresh'> & { key: string }>({
    key,
    value: null,
    at: null,
    error: null,
    pending: true,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for what is asked
  const refresh = useCallback(async () => {
    try {
      const value = await ask();
      const at = new Date(serverNow()).toISOString();
      setState({ key, value, at, error: null, pending: false });
      await desk.outbox.keepAnswer(key, value);
    } catch (error) {
      setState((before) => ({
        ...before,
        error: error instanceof Refused || error instanceof Unreachable ? error : new Unreachable(String(error)),
        pending: false,
      }));
    }
  }, [desk, key]);

  useEffect(() => {
    let gone = false;
    desk.outbox
      .answer<T>(key)
      .then((kept) => {
        if (!gone && kept !== null) {
          setState((before) => (before.value === null || before.key !== key ? { ...before, ...kept, key } : before));
        }
      })
      .catch(() => {})
      .finally(() => {
        if (!gone) {
          refresh();
        }
      });
    window.addEventListener('online', refresh);
    const timer = everyMillis > 0 ? setInterval(refresh, everyMillis) : undefined;
    return () => {
      gone = true;
      window.removeEventListener('online', refresh);
      clearInterval(timer);
    };
  }, [desk, key, refresh, everyMillis]);

  return { ...(state.key === key ? state : { value: null, at: null, error: null, pending: true }), refresh };
}
