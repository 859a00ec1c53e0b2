import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import type { Schemas } from '../../api/schemas';

export type AccessRow = Schemas['EmergencyAccessRow'];
export type NewAccess = Pick<Schemas['EmergencyAccessNewAccess'], 'purpose' | 'reason'> & { region: string };

const A_PAGE = 50;
const EVERY_MINUTE = 60_000;

/** The own ones, or those of both sides for those who look after them. */
export function useAccesses() {
  return useInfiniteQuery({
    queryKey: ['emergency'],
    queryFn: ({ pageParam }) =>
      data(
        api.GET('/api/emergency-access', {
          params: { query: { limit: A_PAGE, ...(pageParam === '' ? {} : { before: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    refetchInterval: EVERY_MINUTE,
  });
}

/** What is seen after the scope became wider or narrower is other than before. */
export function useOpenAccess() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: NewAccess) => data(api.POST('/api/emergency-access', { body })),
    onSuccess: () => queries.invalidateQueries(),
  });
}

export function useEndAccess(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => data(api.DELETE('/api/emergency-access/{id}', { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries(),
  });
}

export function useAcknowledgeAccess(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (note: string) =>
      data(api.POST('/api/emergency-access/{id}/acknowledgement', { params: { path: { id } }, body: { note } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['emergency'] }),
  });
}
