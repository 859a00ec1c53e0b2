import { expect, it } from 'vitest';
import { regionOf } from './region';

it('reads a township or a village, as a code or as a path', () => {
  expect(regionOf(' 411526490 ')).toBe('41/15/26/490/');
  expect(regionOf('411526490201')).toBe('41/15/26/490/201/');
  expect(regionOf('41/15/26/490/201/G01/')).toBe('41/15/26/490/201/G01/');
});

it('reads nothing that is wider, and nothing that is no region', () => {
  for (const said of ['', '411526', '41/15/26/', '41152649', '41/15/26/490', '某乡']) {
    expect(regionOf(said)).toBeNull();
  }
});
