import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import type { NewProposal, Question } from './types';

const PROPOSALS_A_PAGE = 50;
const CHANGES_A_PAGE = 50;
/** The files of the protocols are read when the server starts. */
const SHIPPED = { staleTime: 300_000 };

export function useProtocols() {
  return useQuery({ queryKey: ['protocols', 'all'], queryFn: () => data(api.GET('/api/protocols')), ...SHIPPED });
}

export function useProtocol(id: string) {
  return useQuery({
    queryKey: ['protocols', 'one', id],
    queryFn: () => data(api.GET('/api/protocols/{id}', { params: { path: { id } } })),
    enabled: id !== '',
    ...SHIPPED,
  });
}

export function useAdoptions() {
  return useQuery({ queryKey: ['adoptions'], queryFn: () => data(api.GET('/api/protocols/adoptions')) });
}

export function useProposals(region: string) {
  return useInfiniteQuery({
    queryKey: ['proposals', region],
    queryFn: ({ pageParam: before }) =>
      data(
        api.GET('/api/protocols/proposals', {
          params: { query: { region, limit: PROPOSALS_A_PAGE, ...(before === null ? {} : { before }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    enabled: region !== '',
  });
}

export function usePropose() {
  const heard = useHeard();
  return useMutation({
    mutationFn: (body: NewProposal) => data(api.POST('/api/protocols/proposals', { body })),
    onSuccess: heard,
  });
}

export function useAdopt(id: string) {
  const heard = useHeard();
  return useMutation({
    mutationFn: () => data(api.POST('/api/protocols/proposals/{id}/adoption', { params: { path: { id } } })),
    onSettled: heard,
  });
}

export function useDecline(id: string) {
  const heard = useHeard();
  return useMutation({
    mutationFn: (because: string) =>
      data(api.POST('/api/protocols/proposals/{id}/refusal', { params: { path: { id } }, body: { because } })),
    onSettled: heard,
  });
}

/** What is in effect, and what is proposed, may be otherwise now. */
function useHeard() {
  const queries = useQueryClient();
  return () =>
    Promise.all(
      [['proposals'], ['adoptions'], ['comparison']].map((queryKey) => queries.invalidateQueries({ queryKey })),
    );
}

/** Two folds of everybody in the region: asked for once, and again only when somebody wants it. */
export function useComparison(question: Question | null) {
  return useQuery({
    queryKey: ['comparison', question],
    queryFn: ({ signal }) =>
      question === null
        ? Promise.reject(new Error('nothing is compared'))
        : data(api.POST('/api/protocols/comparisons', { body: question, signal })),
    enabled: question !== null && question.region !== '',
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Who goes from one category to another; the question has the instant of the comparison they were counted in. */
export function useChanges(asked: Question, before: string, after: string) {
  return useInfiniteQuery({
    queryKey: ['comparison', 'changes', asked, before, after],
    queryFn: ({ pageParam: beyond }) =>
      data(
        api.POST('/api/protocols/comparisons/changes', {
          body: { asked, before, after, beyond, limit: CHANGES_A_PAGE },
        }),
      ),
    initialPageParam: null as { region: string; person: string } | null,
    getNextPageParam: (last) => last.next,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** There is one adoption of a region and instant at most. */
export interface AdoptionKey {
  adoptedFor: string;
  effectiveFrom: string;
}

export function useReleases({ adoptedFor, effectiveFrom }: AdoptionKey, inside: string) {
  return useQuery({
    queryKey: ['releases', adoptedFor, effectiveFrom, inside],
    queryFn: () =>
      data(api.GET('/api/protocols/releases', { params: { query: { adoptedFor, effectiveFrom, inside } } })),
    enabled: inside !== '',
    staleTime: 60_000,
  });
}

export function approveReleases({ adoptedFor, effectiveFrom }: AdoptionKey, inside: string, people: string[]) {
  return data(api.POST('/api/protocols/releases', { body: { adoptedFor, effectiveFrom, inside, people } }));
}
