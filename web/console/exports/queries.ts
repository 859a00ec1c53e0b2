import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import type { Schemas } from '../../api/schemas';

export type ExportRow = Schemas['ExportsRow'];

const A_PAGE = 50;

/** What was taken out of a place: the own ones, or all for those who look after it. */
export function useExports(region: string) {
  return useInfiniteQuery({
    queryKey: ['exports', region],
    queryFn: ({ pageParam }) =>
      data(
        api.GET('/api/exports', {
          params: { query: { region, limit: A_PAGE, ...(pageParam === '' ? {} : { before: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    enabled: region !== '',
  });
}

export type Decision = 'approval' | 'refusal';

/** Lets an export go, or not, with a reason. */
export function useDecide(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ how, reason }: { how: Decision; reason: string }) =>
      data(
        how === 'approval'
          ? api.POST('/api/exports/{id}/approval', { params: { path: { id } }, body: { reason } })
          : api.POST('/api/exports/{id}/refusal', { params: { path: { id } }, body: { reason } }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['exports'] }),
  });
}
