import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { isReadAgain, oldestShown } from './Live';

function shown(queries: QueryClient, queryKey: string[], readAt: number, data: unknown = {}) {
  queries.setQueryData(queryKey, data, { updatedAt: readAt });
  new QueryObserver(queries, { queryKey, queryFn: () => data, staleTime: Number.POSITIVE_INFINITY }).subscribe(
    () => {},
  );
}

it('takes the oldest of what is shown as live', () => {
  const queries = new QueryClient();
  expect(oldestShown(queries)).toBeNull();
  shown(queries, ['figures', 'base'], 2000);
  shown(queries, ['tasks'], 3000);
  shown(queries, ['before', 'map'], 1000);
  shown(queries, ['ledger'], 500, { pages: [1, 2, 3, 4] });
  queries.setQueryData(['figures', 'funnel'], {}, { updatedAt: 100 });
  expect(oldestShown(queries)).toBe(2000);
});

it('reads no more than three pages of a list again', () => {
  expect(isReadAgain(undefined)).toBe(true);
  expect(isReadAgain({ pages: [1, 2, 3] })).toBe(true);
  expect(isReadAgain({ pages: [1, 2, 3, 4] })).toBe(false);
});
