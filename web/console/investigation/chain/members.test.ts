import { expect, it } from 'vitest';
import type { Chain } from '../types';
import { drawn } from './members';
import { shapeOf, whole, zoomed } from './picture';

const node = (person: string, generation: number, mainSource: string | null): Chain['nodes'][number] => ({
  person,
  name: null,
  generation,
  sources: generation === 0 ? 0 : 1,
  exposures: 1,
  overlapSeconds: 60,
  mainSource,
});
const edge = (source: string, contact: string, main: boolean) => ({
  source,
  contact,
  main,
  exposures: 1,
  overlapSeconds: 60,
});

it('draws a line for every pair, and counts whom each exposed', () => {
  const { lines, exposed, layout } = drawn({
    nodes: [node('ann', 0, null), node('ben', 0, null), node('cleo', 1, 'ann'), node('dan', 2, 'cleo')],
    edges: [edge('ann', 'cleo', true), edge('cleo', 'dan', true), edge('ben', 'cleo', false)],
  });
  expect(lines).toEqual([
    { from: 0, to: 2, main: true },
    { from: 2, to: 3, main: true },
    { from: 1, to: 2, main: false },
  ]);
  expect([...exposed]).toEqual([1, 1, 1, 0]);
  expect(layout.rings.map((ring) => ring.members)).toEqual([2, 1, 1]);
});

it('leaves a line out whose source the picture does not hold', () => {
  const { lines, layout } = drawn({
    nodes: [node('ann', 0, null), node('cleo', 1, 'beyond')],
    edges: [edge('beyond', 'cleo', true)],
  });
  expect(lines).toEqual([]);
  expect(layout.distance[1]).toBeGreaterThan(layout.distance[0] ?? Number.NaN);
});

it('shows the whole picture, whatever the frame', () => {
  const { layout } = drawn({ nodes: [node('ann', 0, null), node('cleo', 1, 'ann')], edges: [] });
  for (const [width, height] of [
    [1100, 600],
    [320, 380],
  ] as const) {
    const { scale, x, y } = whole(layout, width, height);
    expect([x, y]).toEqual([width / 2, height / 2]);
    expect(layout.radius * scale).toBeLessThan(Math.min(width, height) / 2);
  }
});

it('keeps the point that is zoomed about where it is, and ends somewhere', () => {
  const view = { scale: 10, x: 300, y: 200 };
  const closer = zoomed(view, 2, 400, 100, 10);
  expect((400 - closer.x) / closer.scale).toBeCloseTo((400 - view.x) / view.scale);
  expect((100 - closer.y) / closer.scale).toBeCloseTo((100 - view.y) / view.scale);
  expect(zoomed(view, 1e-6, 0, 0, 10).scale).toBe(5);
  expect(zoomed(view, 1e6, 0, 0, 10).scale).toBe(80);
});

it('has a shape for each generation, the last one for all beyond', () => {
  expect([0, 1, 2, 3, 4, 9].map(shapeOf)).toEqual(['square', 'circle', 'triangle', 'diamond', 'ring', 'ring']);
});
