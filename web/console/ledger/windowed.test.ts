import { expect, it } from 'vitest';
import { topFor, windowOf } from './windowed';

it('keeps what is in sight and a little more', () => {
  expect(windowOf(0, 360, 36, 1000)).toEqual({ first: 0, end: 22 });
  expect(windowOf(3600, 360, 36, 1000)).toEqual({ first: 88, end: 122 });
  expect(windowOf(36_000, 360, 36, 1000)).toEqual({ first: 988, end: 1000 });
  expect(windowOf(36_000, 360, 36, 10)).toEqual({ first: 10, end: 10 });
});

it('scrolls no further than needed', () => {
  expect(topFor(5, 0, 360, 36)).toBe(0);
  expect(topFor(10, 0, 360, 36)).toBe(36);
  expect(topFor(0, 100, 360, 36)).toBe(0);
});
