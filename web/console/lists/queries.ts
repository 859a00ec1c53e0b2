import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import type { RowState } from './types';

const LISTS_A_PAGE = 50;
const ROWS_A_PAGE = 50;

export function useLists(region: string) {
  return useInfiniteQuery({
    queryKey: ['lists', 'of', region],
    queryFn: ({ pageParam }) =>
      data(
        api.GET('/api/lists', {
          params: { query: { region, limit: LISTS_A_PAGE, ...(pageParam === '' ? {} : { before: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    enabled: region !== '',
  });
}

export function useList(list: string) {
  return useQuery({
    queryKey: ['list', list],
    queryFn: () => data(api.GET('/api/lists/{id}', { params: { path: { id: list } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useListFigures(list: string) {
  return useQuery({
    queryKey: ['lists', 'figures', list],
    queryFn: () => data(api.GET('/api/lists/{id}/figures', { params: { path: { id: list } } })),
  });
}

export function useLeads(list: string) {
  return useInfiniteQuery({
    queryKey: ['lists', 'leads', list],
    queryFn: ({ pageParam }) =>
      data(
        api.GET('/api/lists/{id}/leads', {
          params: { path: { id: list }, query: { after: pageParam, limit: ROWS_A_PAGE } },
        }),
      ),
    initialPageParam: 0,
    getNextPageParam: afterLastRow,
  });
}

/** What became of each row at the import never changes. */
export function useRows(list: string, state: RowState) {
  return useInfiniteQuery({
    queryKey: ['list-rows', list, state],
    queryFn: ({ pageParam }) =>
      data(
        api.GET('/api/lists/{id}/rows', {
          params: { path: { id: list }, query: { state, after: pageParam, limit: ROWS_A_PAGE } },
        }),
      ),
    initialPageParam: 0,
    getNextPageParam: afterLastRow,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

function afterLastRow(page: { row: number }[]): number | null {
  return page.length < ROWS_A_PAGE ? null : (page.at(-1)?.row ?? null);
}
