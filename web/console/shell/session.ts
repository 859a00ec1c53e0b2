import { useQuery } from '@tanstack/react-query';
import { api, data, Refused } from '../../api/client';
import type { Schemas } from '../../api/schemas';

export type Me = Schemas['AccountsMe'];
type Right = Me['rights'][number];

/** Who is signed in, and what they may do. */
export function useMe() {
  return useQuery({ queryKey: ['me'], queryFn: () => data(api.GET('/api/me', {})), staleTime: 60_000 });
}

/** Whether the account has the right; no while that is not known. */
export function useRight(right: Right): boolean {
  return useMe().data?.rights.includes(right) ?? false;
}

/** The places to choose from: divisions inside the scope of the account, in the order of the tree. */
export function usePlaces() {
  return useQuery({
    queryKey: ['places'],
    queryFn: () => data(api.GET('/api/regions/roots', {})),
    staleTime: 300_000,
  });
}

/** What a region is called; of a grid or a cell, which no place chooser offers, the tree is asked. */
export function usePlaceName(region: string): string {
  const places = usePlaces();
  const offered = places.data?.find((place) => place.region === region)?.name;
  const asked = useQuery({
    queryKey: ['place', region],
    queryFn: () =>
      data(api.GET('/api/regions', { params: { query: { region, limit: 1 } } })).then(
        (found) => found.find(({ node }) => node.region === region)?.node.name ?? null,
      ),
    enabled: region !== '' && places.isSuccess && offered === undefined,
    staleTime: 300_000,
  });
  return offered ?? asked.data ?? region;
}

export function isSignedOut(error: unknown): boolean {
  return error instanceof Refused && error.problem.status === 401;
}
