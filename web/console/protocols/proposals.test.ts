import { expect, it } from 'vitest';
import { byState } from './proposals';
import type { Proposal } from './types';

it('stands by state, what waits for somebody first', () => {
  const one = (id: string, state: string) => ({ id, state }) as Proposal;
  const groups = byState([one('a', 'RETIRED'), one('b', 'DRAFT'), one('c', 'ACTIVE'), one('d', 'DRAFT')]);
  expect(groups.map(({ state, proposals }) => `${state} ${proposals.map(({ id }) => id)}`)).toEqual([
    'DRAFT b,d',
    'ACTIVE c',
    'RETIRED a',
  ]);
});
