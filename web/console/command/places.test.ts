import { expect, it } from 'vitest';
import { parentOf } from './places';

it.each([
  ['41/15/26/108/201/G01/', '41/15/26/108/201/'],
  ['41/', ''],
  ['41', ''],
  ['/', ''],
  ['', ''],
])('goes up from "%s" to "%s", and always comes to an end', (region, above) => {
  expect(parentOf(region)).toBe(above);
});
