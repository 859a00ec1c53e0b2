import { expect, it } from 'vitest';
import { equationsOf } from './equations';
import type { BaseFigures } from './types';

const FIGURES: BaseFigures = {
  region: '99/',
  asOf: '2022-04-24T10:00:00Z',
  since: '2022-04-23T10:00:00Z',
  screened: 40,
  cumulative: 20,
  managed: { total: 11, central: 3, awaitingTransfer: 1, homeIsolation: 4, homeMonitoring: 2, hospital: 1 },
  released: 6,
  confirmed: 2,
  movedOut: 1,
  followed: 5,
  period: { last: 10, added: 5, released: 2, confirmed: 1, movedOut: 0, withdrawn: 1, current: 11 },
  equations: [],
};

it('closes where the two sides are equal', () => {
  expect(equationsOf(FIGURES).map((each) => each.difference)).toEqual([0, 0, 0]);
});

it('says by how much it does not close', () => {
  const off = { ...FIGURES, movedOut: 0, period: { ...FIGURES.period, withdrawn: 0 } };
  expect(equationsOf(off).map((each) => each.difference)).toEqual([1, 0, -1]);
});
