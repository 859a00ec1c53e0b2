import { expect, it } from 'vitest';
import { boundsOf, mixed, stepOf } from './shade';

it('shades by the part of the greatest, and nothing not at all', () => {
  expect([0, 1, 20, 21, 100].map((value) => stepOf(value, 100))).toEqual([0, 1, 1, 2, 5]);
  expect(stepOf(0, 0)).toBe(0);
});

it('names the least value of each shade', () => {
  expect(boundsOf(100)).toEqual([1, 21, 41, 61, 81]);
  expect(boundsOf(2)).toEqual([1, 2]);
  for (const greatest of [1, 2, 3, 7, 12, 100, 1234]) {
    for (const bound of boundsOf(greatest)) {
      expect(stepOf(bound, greatest)).toBeGreaterThan(stepOf(bound - 1, greatest));
    }
  }
});

it('mixes two colours', () => {
  expect(mixed(0, '#000000', '#ffffff')).toBe('rgb(255, 255, 255)');
  expect(mixed(0, '#000', '#fff')).toBe('rgb(255, 255, 255)');
  expect(mixed(0.5, '#0a0000', '#00000a')).toBe('rgb(5, 0, 5)');
});
