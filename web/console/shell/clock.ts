import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, data } from '../../api/client';
import { countFrom, serverNow } from './time';

const AGAIN_MILLIS = 600_000;
const MINUTE_MILLIS = 60_000;

/** Asks what time it is for the server, which need not be what time it is for this device. */
export function useClock() {
  return useQuery({
    queryKey: ['clock'],
    queryFn: async () => {
      const { now } = await data(api.GET('/api/clock'));
      countFrom(now);
      return now;
    },
    staleTime: AGAIN_MILLIS,
  });
}

/** The time of the server, to the minute. */
export function useNow(): string {
  const [now, setNow] = useState(() => serverNow().toISOString());
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow().toISOString()), MINUTE_MILLIS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
