import { expect, it } from 'vitest';
import { mostGrown, weekOf } from './growth';
import type { CurveDay, MapArea } from './types';

const day = (cases: number, asymptomatic: number): CurveDay => ({
  day: '2022-04-01',
  cases,
  asymptomatic,
  closeContacts: 9,
  contactsOfContacts: 9,
  released: 9,
});

const area = (region: string, managed: number): MapArea => ({
  region,
  name: region,
  kind: 'GRID',
  managed,
  cases: 0,
  contacts: 0,
  households: 0,
  unvisited: 0,
  open: 0,
  overdue: 0,
  accountable: null,
});

it('compares the last seven days with the seven before', () => {
  const days = [...Array(7).fill(day(1, 0)), ...Array(7).fill(day(2, 1))];
  expect(weekOf(days)).toEqual({ lately: 21, before: 7 });
});

it('finds where it grew most', () => {
  const now = [area('a/', 5), area('b/', 9), area('c/', 3)];
  expect(mostGrown(now, [area('a/', 1), area('b/', 8)])).toEqual({ area: now[0], by: 4 });
  expect(mostGrown(now, now)).toBeNull();
});
