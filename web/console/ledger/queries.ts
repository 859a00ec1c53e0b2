import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { api, data } from '../../api/client';
import { useView } from '../shell/view';
import {
  type AskedCare,
  CARES,
  caresOf,
  FILTER_NAMES,
  FILTERS,
  type Filters,
  type LedgerKey,
  type LedgerRow,
  USUAL_CARE,
} from './types';

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

/** Where those shown went; those managed now unless the address says otherwise. */
export function useCare(): AskedCare {
  const [params] = useSearchParams();
  const asked = params.get('care');
  return CARES.find((care) => care === asked) ?? USUAL_CARE;
}

/** How far the ledger was read: which of the codes asked for, and after whom. */
interface Place {
  care: number;
  after?: LedgerKey;
}

interface LedgerPage {
  rows: LedgerRow[];
  next: Place | null;
}

async function readPage(region: string, filters: Filters, care: AskedCare, from: Place): Promise<LedgerPage> {
  const cares = caresOf(care);
  const rows: LedgerRow[] = [];
  let place = from;
  while (rows.length < PAGE && place.care < cares.length) {
    const code = cares[place.care];
    const { after } = place;
    const page = await data(
      api.GET('/api/people', {
        params: {
          query: {
            region,
            limit: PAGE - rows.length,
            ...filters,
            ...(code === undefined ? {} : { care: code }),
            ...(after === undefined ? {} : { afterRegion: after.region, afterPerson: after.person }),
          },
        },
      }),
    );
    rows.push(...page.rows);
    place = page.next === null ? { care: place.care + 1 } : { care: place.care, after: page.next };
  }
  return { rows, next: place.care < cares.length ? place : null };
}

/** People of a place in the order of the tree, one care after the other, a page at a time; of now alone. */
export function useLedger() {
  const { region } = useView();
  const filters = useFilters();
  const care = useCare();
  return useInfiniteQuery({
    queryKey: ['ledger', region, filters, care],
    initialPageParam: { care: 0 } as Place,
    queryFn: ({ pageParam }) => readPage(region, filters, care, pageParam),
    getNextPageParam: (page) => page.next ?? undefined,
    enabled: region !== '',
  });
}
