import { useInfiniteQuery } from '@tanstack/react-query';
import { api, data } from '../../../api/client';
import type { Asked } from './asked';

const SOURCES_A_PAGE = 20;
const EXPOSURES_A_PAGE = 100;

/** Who may have infected somebody, by rank; every page is of the time that the first one chose. */
export function useSources(id: string, asked: Asked) {
  return useInfiniteQuery({
    queryKey: ['sources', id, asked],
    queryFn: ({ pageParam }) =>
      data(
        api.POST('/api/investigations/{id}/sources', {
          params: {
            path: { id },
            query: { limit: SOURCES_A_PAGE, ...(pageParam === null ? {} : { after: pageParam.after }) },
          },
          body: pageParam === null ? asked : { ...asked, from: pageParam.from, until: pageParam.until },
        }),
      ),
    initialPageParam: null as { after: string; from: string; until: string } | null,
    getNextPageParam: ({ next, window: { from, until } }) => (next === null ? null : { after: next, from, until }),
    staleTime: 60_000,
  });
}

/** Every exposure of somebody to one possible source, in order of time. */
export function useSourceExposures(id: string, source: string, asked: Asked) {
  return useInfiniteQuery({
    queryKey: ['sources', id, asked, source],
    queryFn: ({ pageParam: after }) =>
      data(
        api.POST('/api/investigations/{id}/sources/{source}/exposures', {
          params: { path: { id, source }, query: { after, limit: EXPOSURES_A_PAGE } },
          body: asked,
        }),
      ),
    initialPageParam: -1,
    getNextPageParam: (page) => page.next,
    staleTime: 60_000,
  });
}
