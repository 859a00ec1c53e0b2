import { describe, expect, it } from 'vitest';
import { Finder, type Layout, layOut, type Member } from './layout';

const generation = (size: number, number: number, main: (at: number) => number): Member[] =>
  Array.from({ length: size }, (_, at) => ({ generation: number, main: main(at) }));

const outbreak = (cases: number, first: number, second: number): Member[] => [
  ...generation(cases, 0, () => -1),
  ...generation(first, 1, (at) => at % cases),
  ...generation(second, 2, (at) => cases + ((at * at) % first)),
];

function nearest({ x, y }: Layout): number {
  let least = Number.POSITIVE_INFINITY;
  for (let one = 0; one < x.length; one++) {
    for (let other = 0; other < one; other++) {
      const away = Math.hypot((x[one] ?? 0) - (x[other] ?? 0), (y[one] ?? 0) - (y[other] ?? 0));
      least = Math.min(least, away);
    }
  }
  return least;
}

describe.each([
  [1, 3, 7],
  [2, 194, 971],
  [10, 400, 1590],
  [1000, 500, 500],
  [1, 1, 1998],
])('%i cases, %i and %i contacts', (cases, first, second) => {
  const members = outbreak(cases, first, second);
  const layout = layOut(members);

  it('has each generation in a ring of its own', () => {
    members.forEach((member, at) => {
      const ring = layout.rings[member.generation];
      expect(layout.distance[at]).toBeGreaterThanOrEqual(ring?.inner ?? Number.NaN);
      expect(layout.distance[at]).toBeLessThanOrEqual(ring?.outer ?? Number.NaN);
    });
    expect(layout.rings.map((ring) => ring.members)).toEqual([cases, first, second]);
    layout.rings.slice(1).forEach((ring, before) => {
      expect(ring.inner).toBeGreaterThan(layout.rings[before]?.outer ?? Number.NaN);
    });
  });

  it('lets nobody stand on somebody else, and takes no more room than it needs', () => {
    expect(nearest(layout)).toBeGreaterThan(0.6);
    expect(layout.radius).toBeLessThan(12 + 2 * Math.sqrt(members.length));
  });

  it('has everybody inside the wedge of their main source', () => {
    const angles = (main: number) =>
      members.flatMap((member, at) => (member.main === main ? [layout.angle[at] ?? Number.NaN] : []));
    for (let at = cases; at < cases + Math.min(first, 50); at++) {
      const [least, most] = [Math.min(...angles(at)), Math.max(...angles(at))];
      const between = members.filter(
        (member, other) =>
          member.generation === 2 &&
          member.main !== at &&
          (layout.angle[other] ?? 0) > least &&
          (layout.angle[other] ?? 0) < most,
      );
      expect(between).toEqual([]);
    }
  });

  it('finds whoever is pointed at', () => {
    const finder = new Finder(layout);
    members.forEach((_, at) => {
      expect(finder.at((layout.x[at] ?? 0) + 0.1, (layout.y[at] ?? 0) - 0.1, 0.3)).toBe(at);
    });
    expect(finder.at(layout.radius + 5, layout.radius + 5, 1)).toBeUndefined();
  });
});

it('is drawn the same whenever it is drawn', () => {
  expect(layOut(outbreak(2, 30, 90))).toEqual(layOut(outbreak(2, 30, 90)));
});

it('shows a case that exposed nobody, and nobody at all', () => {
  expect(layOut(generation(3, 0, () => -1)).rings).toHaveLength(1);
  expect(layOut([]).x).toHaveLength(0);
});
