import { describe, expect, it } from 'vitest';
import { chosenOf, everybodyWaiting, MOST_AT_ONCE, pieces, toggled } from './releases';
import type { GridReleases } from './types';

describe('pieces', () => {
  it.each([
    [0, []],
    [1_000, [1_000]],
    [1_001, [1_000, 1]],
    [2_500, [1_000, 1_000, 500]],
  ])('of %i people', (people, sizes) => {
    const all = Array.from({ length: people }, (_, at) => at);
    const cut = pieces(all, MOST_AT_ONCE);
    expect(cut.map((piece) => piece.length)).toEqual(sizes);
    expect(cut.flat()).toEqual(all);
  });
});

describe('choice', () => {
  const grid = (name: string, ...people: [string, boolean][]) =>
    ({
      grid: name,
      gridName: name,
      people: people.map(([person, approved]) => ({ person, approved })),
    }) as GridReleases;
  const grids = [grid('one', ['a', false], ['b', true]), grid('two', ['c', false], ['d', false])];

  it('is of those who wait alone', () => expect(everybodyWaiting(grids)).toEqual(['a', 'c', 'd']));

  it('takes all of a grid, and none once all are taken', () => {
    const some = toggled(['c'], new Set(['a']));
    expect(chosenOf(['c', 'd'], some)).toBe('some');
    const all = toggled(['c', 'd'], some);
    expect([...all]).toEqual(['a', 'c', 'd']);
    expect(chosenOf(['c', 'd'], all)).toBe('all');
    expect([...toggled(['c', 'd'], all)]).toEqual(['a']);
  });

  it('of nobody is none', () => expect(chosenOf([], new Set(['a']))).toBe('none'));
});
