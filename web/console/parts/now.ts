import { useQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client';

/** What time it is for the server, which need not be what time it is for this device. */
export function useNow() {
  return useQuery({
    queryKey: ['clock'],
    queryFn: () => data<{ now: string }>(api.GET('/api/clock', {})),
    select: (clock) => clock.now,
    staleTime: 30_000,
    refetchInterval: 60_000,
  });
}
