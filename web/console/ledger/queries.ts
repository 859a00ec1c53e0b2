import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { api, data } from '../../api/client';
import { useView } from '../shell/view';
import { FILTER_NAMES, FILTERS, type Filters, type LedgerKey } from './types';

const PAGE = 200;

/** The filters that the address says, without what is none. */
export function useFilters(): Filters {
  const [params] = useSearchParams();
  return Object.fromEntries(
    FILTER_NAMES.flatMap((name) => {
      const value = params.get(name);
      return value !== null && (FILTERS[name] as readonly string[]).includes(value) ? [[name, value]] : [];
    }),
  );
}

/** People of a place in the order of the tree, a page at a time; of now alone. */
export function useLedger() {
  const { region } = useView();
  const filters = useFilters();
  return useInfiniteQuery({
    queryKey: ['ledger', region, filters],
    initialPageParam: undefined as LedgerKey | undefined,
    queryFn: ({ pageParam: after }) =>
      data(
        api.GET('/api/people', {
          params: {
            query: {
              region,
              limit: PAGE,
              ...filters,
              ...(after === undefined ? {} : { afterRegion: after.region, afterPerson: after.person }),
            },
          },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
    enabled: region !== '',
  });
}
