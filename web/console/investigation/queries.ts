import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { lookAgainIn } from './checkInIndex';
import { type CaseWindow, type Parameters, type Trace, traceOf } from './types';

const INVESTIGATIONS_A_PAGE = 50;
const CASES_A_PAGE = 500;
const CONTACTS_A_PAGE = 50;
const PLACES_A_PAGE = 50;
const EXPOSURES_A_PAGE = 100;

export function useInvestigations(region: string) {
  return useInfiniteQuery({
    queryKey: ['investigations', 'of', region],
    queryFn: ({ pageParam }) =>
      data(
        api.GET('/api/investigations', {
          params: {
            query: { region, limit: INVESTIGATIONS_A_PAGE, ...(pageParam === '' ? {} : { before: pageParam }) },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    enabled: region !== '',
  });
}

/** How far the check-ins in memory are, looked at until they are there. */
export function useCheckInIndex() {
  return useQuery({
    queryKey: ['check-in-index'],
    queryFn: () => data(api.GET('/api/investigations/index')),
    refetchInterval: (query) => lookAgainIn(query.state.data),
  });
}

export function useInvestigation(id: string) {
  return useQuery({
    queryKey: ['investigation', id],
    queryFn: () => data(api.GET('/api/investigations/{id}', { params: { path: { id } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useOpenInvestigation() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wanted: { name: string; region: string }) => data(api.POST('/api/investigations', { body: wanted })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['investigations'] }),
  });
}

export function useCases(region: string) {
  return useInfiniteQuery({
    queryKey: ['investigations', 'cases', region],
    queryFn: ({ pageParam }) =>
      data(
        api.GET('/api/investigations/cases', {
          params: { query: { region, limit: CASES_A_PAGE, ...(pageParam ?? {}) } },
        }),
      ),
    initialPageParam: null as { afterRegion: string; afterPerson: string } | null,
    getNextPageParam: (page) => {
      const last = page.at(-1);
      return page.length < CASES_A_PAGE || last === undefined
        ? null
        : { afterRegion: last.region, afterPerson: last.person };
    },
  });
}

export function useTraces(id: string) {
  return useQuery({
    queryKey: ['investigations', 'traces', id],
    queryFn: () =>
      data(api.GET('/api/investigations/{id}/traces', { params: { path: { id } } })).then((traces) =>
        traces.map(traceOf),
      ),
  });
}

export interface NewTrace extends Parameters {
  /** Sent twice it is one trace. */
  id: string;
  cases: Omit<CaseWindow, 'name'>[];
}

export function runTrace(id: string, wanted: NewTrace, signal: AbortSignal) {
  return data(api.POST('/api/investigations/{id}/traces', { params: { path: { id } }, body: wanted, signal }));
}

export function useContacts(id: string, trace: string, generation: number) {
  return useInfiniteQuery({
    queryKey: ['contacts', trace, generation],
    queryFn: ({ pageParam: after }) =>
      data(
        api.GET('/api/investigations/{id}/traces/{trace}/contacts', {
          params: {
            path: { id, trace },
            query: { generation, limit: CONTACTS_A_PAGE, ...(after === '' ? {} : { after }) },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => (page.length < CONTACTS_A_PAGE ? null : (page.at(-1)?.person ?? null)),
    staleTime: 60_000,
  });
}

/** One contact of a trace. */
export function useContact(id: string, trace: string, person: string) {
  return useQuery({
    queryKey: ['contacts', trace, 'one', person],
    queryFn: () =>
      data(
        api.GET('/api/investigations/{id}/traces/{trace}/contacts/{person}', {
          params: { path: { id, trace, person } },
        }),
      ),
    staleTime: 60_000,
  });
}

/** Every exposure of a contact, in order of time. */
export function useContactExposures(id: string, trace: string, person: string) {
  return useInfiniteQuery({
    queryKey: ['exposures', trace, person],
    queryFn: ({ pageParam: after }) =>
      data(
        api.GET('/api/investigations/{id}/traces/{trace}/contacts/{person}/exposures', {
          params: { path: { id, trace, person }, query: { after, limit: EXPOSURES_A_PAGE } },
        }),
      ),
    initialPageParam: -1,
    getNextPageParam: (page) => page.next,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Places by exposures, the most first. */
export function usePlacesOf(id: string, trace: string) {
  return useInfiniteQuery({
    queryKey: ['exposure-places', trace],
    queryFn: ({ pageParam: after }) =>
      data(
        api.GET('/api/investigations/{id}/traces/{trace}/places', {
          params: {
            path: { id, trace },
            query: {
              limit: PLACES_A_PAGE,
              ...(after === null ? {} : { afterExposures: after.exposures, afterPlace: after.place }),
            },
          },
        }),
      ),
    initialPageParam: null as { exposures: number; place: string } | null,
    getNextPageParam: (page) => page.next,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Who was exposed to whom in a trace: what was found does not change. */
export function useChain(id: string, trace: string) {
  return useQuery({
    queryKey: ['chain', trace],
    queryFn: () => data(api.GET('/api/investigations/{id}/traces/{trace}/chain', { params: { path: { id, trace } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** How many contacts of each generation were first exposed on each day. */
export function useExposureDays(id: string, trace: Trace) {
  return useQuery({
    queryKey: ['exposure-days', trace.id],
    queryFn: () =>
      data(
        api.GET('/api/investigations/{id}/traces/{trace}/exposure-days', {
          params: { path: { id, trace: trace.id } },
        }),
      ).then((counts) => everyDay(counts, trace.contacts.length)),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export interface ExposureDay {
  day: string;
  contacts: number[];
}

/** In order, the days without anybody among them. */
export function everyDay(counts: Schemas['ExposureDay'][], generations: number): ExposureDay[] {
  const known = counts.map(({ day }) => day).sort();
  const [first, last] = [known.at(0), known.at(-1)];
  const found: ExposureDay[] = [];
  if (first === undefined || last === undefined) {
    return found;
  }
  for (const at = new Date(first); at <= new Date(last); at.setUTCDate(at.getUTCDate() + 1)) {
    found.push({ day: at.toISOString().slice(0, 10), contacts: new Array<number>(generations).fill(0) });
  }
  const byDay = new Map(found.map((each) => [each.day, each.contacts]));
  for (const { day, generation, contacts } of counts) {
    byDay.get(day)?.splice(generation - 1, 1, contacts);
  }
  return found;
}

export function useHandOver(id: string, trace: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      data(api.POST('/api/investigations/{id}/traces/{trace}/hand-over', { params: { path: { id, trace } } })),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['investigations'] }),
        queries.invalidateQueries({ queryKey: ['contacts', trace] }),
      ]),
  });
}
