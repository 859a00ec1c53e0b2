import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { V7Generator } from 'uuidv7';
import { api, data } from '../../../api/client';
import type { Schemas } from '../../../api/schemas';
import { serverNow } from '../../shell/time';
import { useView } from '../../shell/view';
import type { PersonView } from '../types';

export type Ruling = Schemas['RulingViewsRulingView'];
export type Appeal = Schemas['AppealViewsAppealView'];
export type NewRuling = Schemas['RulingsNewRuling'];
export type NewAnswer = Schemas['AppealsNewAnswer'];
export type Step = Schemas['HistoryStep'];

const ids = new V7Generator();

/** An id made here: whoever sends twice means it once. */
export const newId = () => ids.generateOrResetCore(serverNow().getTime(), 60_000).toString();

const path = (id: string) => ({ params: { path: { id } } });

/** What was proposed to be ruled of somebody, newest first. */
export function useRulingsOf(person: string) {
  return useQuery({
    queryKey: ['person', person, 'rulings'],
    queryFn: () => data(api.GET('/api/people/{id}/rulings', path(person))),
  });
}

/** What was appealed against for somebody, newest first. */
export function useAppealsOf(person: string) {
  return useQuery({
    queryKey: ['person', person, 'appeals'],
    queryFn: () => data(api.GET('/api/people/{id}/appeals', path(person))),
  });
}

/** How it came to somebody's standing, up to the cut-off; folding it takes a while, so it is asked for when something changed. */
export function useHistory({ person: { id: person }, facts, nextChangeAt }: PersonView) {
  const { asOf } = useView();
  return useQuery({
    queryKey: ['history', person, asOf, facts.length, nextChangeAt],
    placeholderData: keepPreviousData,
    queryFn: () =>
      data(
        api.GET('/api/people/{id}/history', {
          params: { path: { id: person }, query: asOf === undefined ? {} : { asOf } },
        }),
      ),
  });
}

/** What a ruling would change, if it were in force now. */
export function useConsequence(ruling: NewRuling | null) {
  return useQuery({
    queryKey: [
      'consequence',
      ruling?.person,
      ruling?.category ?? null,
      ruling?.excludes ?? [],
      ruling?.until.slice(0, 10),
    ],
    queryFn: () => data(api.POST('/api/rulings/consequence', { body: ruling as NewRuling })),
    enabled: ruling !== null,
    retry: false,
  });
}

/** The categories that the protocol in effect has, and those that every protocol has. */
export function useCategories(protocol: string): string[] {
  const shipped = useQuery({
    queryKey: ['protocols'],
    queryFn: () => data(api.GET('/api/protocols', {})),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const own = shipped.data?.find((each) => each.id === protocol)?.categories ?? [];
  return ['SUSPECTED_CASE', 'CASE', ...own];
}

/** One act about a ruling or an appeal; what is shown of the person is asked for again after it. */
function useAct<T>(act: (wanted: T) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSettled: () =>
      queries.invalidateQueries({
        predicate: ({ queryKey }) => ['person', 'rulings', 'appeals', 'consequence'].includes(String(queryKey[0])),
      }),
  });
}

export const usePropose = () => useAct((body: NewRuling) => data(api.POST('/api/rulings', { body })));

export const useConfirm = () => useAct((id: string) => data(api.POST('/api/rulings/{id}/confirm', path(id))));

export const useDecline = () =>
  useAct(({ id, reason }: { id: string; reason: string }) =>
    data(api.POST('/api/rulings/{id}/decline', { ...path(id), body: { reason } })),
  );

export const useFile = (person: string) =>
  useAct((body: Schemas['AppealsNewAppeal']) => data(api.POST('/api/people/{id}/appeals', { ...path(person), body })));

export const useAnswer = (appeal: string) =>
  useAct((body: NewAnswer) => data(api.POST('/api/appeals/{id}/answer', { ...path(appeal), body })));
