import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { api, data } from '../../api/client';
import { momentIn, useView } from '../shell/view';
import { shapesOf } from './shapes';
import type { TaskKey } from './types';

const PAGE = 100;
const FIVE_MINUTES = 300_000;

/** Place, cut-off and begin of the period, as the address says them. */
export function usePeriod() {
  const { region, asOf } = useView();
  const [params] = useSearchParams();
  const since = momentIn(params, 'since');
  return { region, asOf, since };
}

function moments(asOf: string | undefined, since: string | undefined) {
  return { ...(asOf === undefined ? {} : { asOf }), ...(since === undefined ? {} : { since }) };
}

export function useBaseFigures() {
  const { region, asOf, since } = usePeriod();
  return useQuery({
    queryKey: ['figures', 'base', region, asOf, since],
    queryFn: () =>
      data(api.GET('/api/reports/base-figures', { params: { query: { region, ...moments(asOf, since) } } })),
    enabled: region !== '',
  });
}

export function useFunnel() {
  const { region, asOf, since } = usePeriod();
  return useQuery({
    queryKey: ['figures', 'funnel', region, asOf, since],
    queryFn: () => data(api.GET('/api/reports/funnel', { params: { query: { region, ...moments(asOf, since) } } })),
    enabled: region !== '',
  });
}

export function useCurve(days: number) {
  const { region, asOf } = usePeriod();
  return useQuery({
    queryKey: ['figures', 'curve', region, asOf, days],
    queryFn: () =>
      data(
        api.GET('/api/reports/epidemic-curve', { params: { query: { region, days, ...moments(asOf, undefined) } } }),
      ),
    enabled: region !== '',
  });
}

export function useMapAreas() {
  const { region, asOf } = usePeriod();
  return useQuery({
    queryKey: ['figures', 'map', region, asOf],
    queryFn: () => data(api.GET('/api/reports/map', { params: { query: { region, ...moments(asOf, undefined) } } })),
    enabled: region !== '',
  });
}

/** The same places at the begin of the period, to see where it grew; past figures are asked for seldom. */
export function useMapAreasBefore(begin: string | undefined) {
  const { region, asOf, since } = usePeriod();
  return useQuery({
    queryKey: ['before', 'map', region, asOf, since],
    queryFn: () => data(api.GET('/api/reports/map', { params: { query: { region, ...moments(begin, undefined) } } })),
    enabled: region !== '' && begin !== undefined,
    staleTime: FIVE_MINUTES,
  });
}

/** Open tasks by grid; how they stood at an earlier cut-off nobody knows. */
export function useLoads() {
  const { region, asOf } = usePeriod();
  return useQuery({
    queryKey: ['tasks', 'by-region', region],
    queryFn: () => data(api.GET('/api/tasks/by-region', { params: { query: { region } } })),
    enabled: region !== '' && asOf === undefined,
  });
}

export function useShapes() {
  const { region } = usePeriod();
  return useQuery({
    queryKey: ['shapes', region],
    queryFn: () => data(api.GET('/api/regions/shapes', { params: { query: { region } } })).then(shapesOf),
    enabled: region !== '',
    staleTime: FIVE_MINUTES,
  });
}

export type Opened = { figure: string } | { step: string };

/** The rows a figure counted: of the same cut-off, and of now from what the figures of now are counted from. */
export function useCountedRows(opened: Opened) {
  const { region, asOf, since } = usePeriod();
  return useInfiniteQuery({
    queryKey: ['rows', opened, region, asOf, since],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => {
      const after = pageParam === undefined ? {} : { after: pageParam };
      const query = { region, ...moments(asOf, since), limit: PAGE, ...after };
      return 'figure' in opened
        ? data(api.GET('/api/reports/base-figures/rows', { params: { query: { ...query, ...opened } } }))
        : data(api.GET('/api/reports/funnel/rows', { params: { query: { ...query, ...opened } } }));
    },
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** Open tasks of a region, most urgent first. */
export function useOpenTasks(region: string) {
  return useInfiniteQuery({
    queryKey: ['tasks', 'open', region],
    initialPageParam: undefined as TaskKey | undefined,
    queryFn: ({ pageParam: after }) =>
      data(
        api.GET('/api/tasks', {
          params: {
            query: {
              region,
              limit: PAGE,
              ...(after === undefined
                ? {}
                : {
                    afterDue: after.dueAt,
                    afterPerson: after.person,
                    afterKind: after.kind,
                    afterSubject: after.subject,
                  }),
            },
          },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}
