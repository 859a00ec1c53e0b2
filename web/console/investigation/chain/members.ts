import type { Chain } from '../types';
import { type Layout, layOut } from './layout';
import type { Line } from './picture';

/** A chain as it is drawn, and whom each node exposed. */
export interface Drawn {
  layout: Layout;
  lines: (Line & { main: boolean })[];
  /** Of each node, how many of the lines shown go out from it. */
  exposed: Int32Array;
}

/** Lays a chain out; a line whose ends are not both there is left out. */
export function drawn({ nodes, edges }: Pick<Chain, 'nodes' | 'edges'>): Drawn {
  const at = new Map(nodes.map((node, place) => [node.person, place]));
  const placeOf = (person: string | null) => (person === null ? -1 : (at.get(person) ?? -1));
  const layout = layOut(nodes.map(({ generation, mainSource }) => ({ generation, main: placeOf(mainSource) })));
  const lines = edges
    .map(({ source, contact, main }) => ({ from: placeOf(source), to: placeOf(contact), main }))
    .filter(({ from, to }) => from >= 0 && to >= 0);
  const exposed = new Int32Array(nodes.length);
  for (const { from } of lines) {
    exposed[from] = (exposed[from] ?? 0) + 1;
  }
  return { layout, lines, exposed };
}
