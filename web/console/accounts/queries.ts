import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import type { Schemas } from '../../api/schemas';

export type Account = Schemas['AdministrationAccountView'];
export type NewAccount = Schemas['AdministrationNewAccount'];
export type Changed = Schemas['AdministrationChanged'];
export type Device = Schemas['DevicesDeviceView'];

const ACCOUNTS_A_PAGE = 100;
const ACCOUNTS = ['accounts'];

export function useAccounts() {
  return useInfiniteQuery({
    queryKey: ACCOUNTS,
    queryFn: ({ pageParam }) =>
      data(
        api.GET('/api/accounts', {
          params: { query: { limit: ACCOUNTS_A_PAGE, ...(pageParam === '' ? {} : { after: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
}

/** What changes an account; the list is asked for again. */
function useAct<T, R>(act: (wanted: T) => Promise<R>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: act, onSuccess: () => queries.invalidateQueries({ queryKey: ACCOUNTS }) });
}

export function useAdd() {
  return useAct((body: NewAccount) => data(api.POST('/api/accounts', { body })));
}

export function useChange(id: string) {
  return useAct((body: Changed) => data(api.PUT('/api/accounts/{id}', { params: { path: { id } }, body })));
}

export function useResetFactor(id: string) {
  return useAct(() => data(api.DELETE('/api/accounts/{id}/second-factor', { params: { path: { id } } })));
}

export function useLink(id: string) {
  return useAct((subject: string | null) =>
    data(api.PUT('/api/accounts/{id}/subject', { params: { path: { id } }, body: { subject } })),
  );
}

export function useWays() {
  return useQuery({
    queryKey: ['ways'],
    queryFn: () => data(api.GET('/api/sign-in/ways')),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Devices of an account; those of whoever is signed in where none is named. */
export function useDevices(account: string | undefined) {
  return useQuery({
    queryKey: [...ACCOUNTS, 'devices', account ?? 'own'],
    queryFn: () => data(api.GET('/api/devices', { params: { query: account === undefined ? {} : { account } } })),
  });
}

export function useOffer(account: string | undefined) {
  return useMutation({
    mutationFn: () => data(api.POST('/api/devices/enrolments', { body: account === undefined ? {} : { account } })),
  });
}

export function useRevoke() {
  return useAct((id: string) => data(api.DELETE('/api/devices/{id}', { params: { path: { id } } })));
}

export function useChangePassword() {
  return useMutation({
    mutationFn: (body: Schemas['AccountsNewPassword']) => data(api.POST('/api/me/password', { body })),
  });
}
