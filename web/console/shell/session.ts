import { useQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client';

/** Who is signed in, and what they may do. */
export function useMe() {
  return useQuery({ queryKey: ['me'], queryFn: () => data(api.GET('/api/me')), staleTime: 60_000 });
}

/** The places to choose from: divisions inside the scope of the account, in the order of the tree. */
export function usePlaces() {
  return useQuery({ queryKey: ['places'], queryFn: () => data(api.GET('/api/regions/roots')), staleTime: 300_000 });
}
