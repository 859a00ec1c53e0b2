import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import type { Schemas } from '../../api/schemas';

export type AlertRow = Schemas['AlertsRead'];
export type EntryRow = Schemas['EntriesRead'];
export type Kind = EntryRow['kind'];
export const KINDS = ['OPEN', 'REVEAL', 'EXPORT', 'EMERGENCY', 'WRITE'] as const satisfies readonly Kind[];

const A_PAGE = 50;
const EVERY_MINUTE = 60_000;
/** As many as the server gives at once. */
const A_PAGE_OF_THE_LOG = 100;

export function useAlerts() {
  return useInfiniteQuery({
    queryKey: ['alerts'],
    queryFn: ({ pageParam }) =>
      data(
        api.GET('/api/audit/alerts', {
          params: { query: { limit: A_PAGE, ...(pageParam === '' ? {} : { before: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    refetchInterval: EVERY_MINUTE,
  });
}

export function useAcknowledgeAlert(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (note: string) =>
      data(api.POST('/api/audit/alerts/{id}/acknowledgement', { params: { path: { id } }, body: { note } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['alerts'] }),
  });
}

/** What part of the log is asked for. */
export interface Asked {
  account?: string | undefined;
  kind?: Kind | undefined;
  since?: string | undefined;
  until?: string | undefined;
}

export function useLog(asked: Asked) {
  return useInfiniteQuery({
    queryKey: ['log', asked],
    queryFn: ({ pageParam }) =>
      data(
        api.GET('/api/audit', {
          params: { query: { ...given(asked), ...(pageParam === null ? {} : pageParam) } },
        }),
      ),
    initialPageParam: null as { month: number; number: number } | null,
    getNextPageParam: (last) => {
      const end = last.at(-1);
      return end === undefined || last.length < A_PAGE_OF_THE_LOG ? null : { month: end.month, number: end.number };
    },
  });
}

function given({ account, kind, since, until }: Asked) {
  return {
    ...(account === undefined ? {} : { account }),
    ...(kind === undefined ? {} : { kind }),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
  };
}

export function useTrace() {
  return useMutation({
    mutationFn: (mark: string) => data(api.GET('/api/exports/trace', { params: { query: { mark } } })),
  });
}
