import { expect, it } from 'vitest';
import { stripOf } from './strip';
import type { Segment } from './types';

const segment = (days: number, ...tests: number[]): Segment => ({
  tier: 'HOME_MONITORING',
  days,
  tests,
  rule: null,
  code: 'YELLOW',
  environment: false,
  fallback: null,
  temperaturePerDay: 0,
});

it('counts each segment and its tests from the last day of the one before', () => {
  const { days, bars, tests } = stripOf([segment(14, 1, 4, 7, 14), segment(7, 2, 7)]);
  expect(days).toBe(22);
  expect(bars.map(({ from, until }) => [from, until])).toEqual([
    [0, 14],
    [15, 21],
  ]);
  expect(tests).toEqual([1, 4, 7, 14, 16, 21]);
});

it('shows a test that both segments ask for on their common day once', () =>
  expect(stripOf([segment(3, 3), segment(2, 0, 2)]).tests).toEqual([3, 5]));

it('has the day of the anchor alone where a clause asks for no days', () => {
  expect(stripOf([segment(0)])).toMatchObject({ days: 1, bars: [{ from: 0, until: 0 }] });
  expect(stripOf([])).toEqual({ days: 1, bars: [], tests: [] });
});
