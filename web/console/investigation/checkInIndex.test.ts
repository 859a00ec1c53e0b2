import { expect, it } from 'vitest';
import { type CheckInIndex, isLoading, lookAgainIn } from './checkInIndex';

const loading: CheckInIndex = {
  ready: false,
  checkIns: 10,
  expected: 40,
  from: '2022-04-01T00:00:00Z',
  readAt: null,
  assumedStay: 'PT1H',
  bytes: 0,
};

it('looks again until check-ins are in memory', () => {
  expect(isLoading(loading)).toBe(true);
  expect(lookAgainIn(loading)).toBe(2_000);
  const ready = { ...loading, ready: true };
  expect(isLoading(ready)).toBe(false);
  expect(lookAgainIn(ready)).toBe(false);
});

it('waits for nothing where no check-ins are kept, and looks whether that changed', () => {
  const none = { ...loading, from: null, expected: 0 };
  expect(isLoading(none)).toBe(false);
  expect(lookAgainIn(none)).toBe(30_000);
  expect(lookAgainIn(undefined)).toBe(30_000);
});
