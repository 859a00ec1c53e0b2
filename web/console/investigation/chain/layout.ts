/**
 * The rings of a chain: cases in the middle, each generation in a ring around the one before.
 *
 * Everybody has a wedge of the whole circle and stands in the middle of it; the wedges of those whose main source is
 * somebody lie inside that one's wedge, so that the lines from main sources do not cross. A wedge weighs its share of
 * the person's own generation, or the sum of those inside it where that is more. In a ring people stand in as many
 * rows as the narrowest wedge needs to keep a unit of distance. O(n).
 */
export interface Member {
  generation: number;
  /** The place of the main source among the members; -1 for a case. */
  main: number;
}

export interface Ring {
  generation: number;
  members: number;
  rows: number;
  inner: number;
  outer: number;
}

export interface Layout {
  /** Of each member, around 0; the unit is the distance of neighbours. */
  x: Float64Array;
  y: Float64Array;
  angle: Float64Array;
  distance: Float64Array;
  rings: Ring[];
  /** Of the whole picture. */
  radius: number;
}

const GAP = 3;
/** How many rows a ring may have for each unit of its inner radius. */
const ROWS_A_RADIUS = 0.6;
const WHOLE = 2 * Math.PI;
/** The first wedge begins at the top. */
const TOP = -Math.PI / 2;

export function layOut(members: readonly Member[]): Layout {
  const sizes: number[] = [];
  for (const { generation } of members) {
    sizes[generation] = (sizes[generation] ?? 0) + 1;
  }
  const inside = childrenOf(members);
  const order = inOrder(members, inside);
  const weight = weights(members, inside, order, sizes);
  const angle = angles(members, inside, order, weight);
  const whole = order.filter((at) => isRoot(members, at)).reduce((sum, at) => sum + (weight[at] ?? 0), 0);
  const rings = ringsOf(sizes, whole);
  const distance = distances(members, order, rings);
  const x = new Float64Array(members.length);
  const y = new Float64Array(members.length);
  for (let at = 0; at < members.length; at++) {
    x[at] = (distance[at] ?? 0) * Math.cos(angle[at] ?? 0);
    y[at] = (distance[at] ?? 0) * Math.sin(angle[at] ?? 0);
  }
  return { x, y, angle, distance, rings, radius: rings.at(-1)?.outer ?? 1 };
}

/** Somebody whose main source is not shown has nobody's wedge to stand in. */
function isRoot(members: readonly Member[], at: number): boolean {
  return members[members[at]?.main ?? -1] === undefined;
}

function childrenOf(members: readonly Member[]): number[][] {
  const inside = members.map((): number[] => []);
  members.forEach(({ main }, at) => {
    inside[main]?.push(at);
  });
  return inside;
}

/** Each member before those inside its wedge, who follow it at once. */
function inOrder(members: readonly Member[], inside: number[][]): number[] {
  const order: number[] = [];
  const left = members.map((_, at) => at).filter((at) => isRoot(members, at));
  left.reverse();
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    order.push(at);
    left.push(...(inside[at] ?? []).toReversed());
  }
  return order;
}

function weights(members: readonly Member[], inside: number[][], order: number[], sizes: number[]): Float64Array {
  const weight = new Float64Array(members.length);
  for (const at of order.toReversed()) {
    const sum = (inside[at] ?? []).reduce((total, each) => total + (weight[each] ?? 0), 0);
    weight[at] = Math.max(1 / (sizes[members[at]?.generation ?? 0] ?? 1), sum);
  }
  return weight;
}

function angles(members: readonly Member[], inside: number[][], order: number[], weight: Float64Array): Float64Array {
  const angle = new Float64Array(members.length);
  const spread = (those: readonly number[], from: number, width: number) => {
    const whole = those.reduce((sum, at) => sum + (weight[at] ?? 0), 0);
    let begins = from;
    for (const at of those) {
      const own = (width * (weight[at] ?? 0)) / whole;
      angle[at] = begins + own / 2;
      wedge[at] = own;
      begins += own;
    }
  };
  const wedge = new Float64Array(members.length);
  spread(
    order.filter((at) => isRoot(members, at)),
    TOP,
    WHOLE,
  );
  for (const at of order) {
    const own = wedge[at] ?? 0;
    spread(inside[at] ?? [], (angle[at] ?? 0) - own / 2, own);
  }
  return angle;
}

/** @param whole how much all wedges weigh: the narrowest of a ring of n is the nth part of a circle divided by it */
function ringsOf(sizes: number[], whole: number): Ring[] {
  const rings: Ring[] = [];
  sizes.forEach((members, generation) => {
    const narrow = members * Math.max(1, whole);
    const before = rings.at(-1);
    const least = before === undefined ? 0 : before.outer + GAP;
    const inner =
      members === 1 && before === undefined ? 0 : Math.max(least, Math.sqrt(narrow / (WHOLE * ROWS_A_RADIUS)));
    const rows = inner === 0 ? 1 : Math.ceil(narrow / (WHOLE * inner));
    rings.push({ generation, members, rows, inner, outer: inner + (rows - 1) });
  });
  return rings;
}

/** Neighbours stand in one row after the other, from the inside out. */
function distances(members: readonly Member[], order: number[], rings: Ring[]): Float64Array {
  const distance = new Float64Array(members.length);
  const placed = new Map<number, number>();
  const ringOf = new Map(rings.map((ring) => [ring.generation, ring]));
  for (const at of order) {
    const generation = members[at]?.generation ?? 0;
    const ring = ringOf.get(generation);
    if (ring !== undefined) {
      const number = placed.get(generation) ?? 0;
      placed.set(generation, number + 1);
      distance[at] = ring.inner + (number % ring.rows);
    }
  }
  return distance;
}

/** Finds what stands at a point: cells of one unit, each with those in it. */
export class Finder {
  private readonly cells = new Map<string, number[]>();

  constructor(private readonly layout: Layout) {
    layout.x.forEach((x, at) => {
      const key = cell(x, layout.y[at] ?? 0);
      const found = this.cells.get(key);
      if (found === undefined) {
        this.cells.set(key, [at]);
      } else {
        found.push(at);
      }
    });
  }

  /** The nearest within a distance; undefined where nobody is. */
  at(x: number, y: number, within: number): number | undefined {
    let nearest: number | undefined;
    let least = within * within;
    const reach = Math.ceil(within);
    for (let dx = -reach; dx <= reach; dx++) {
      for (let dy = -reach; dy <= reach; dy++) {
        for (const each of this.cells.get(cell(x + dx, y + dy)) ?? []) {
          const away = ((this.layout.x[each] ?? 0) - x) ** 2 + ((this.layout.y[each] ?? 0) - y) ** 2;
          if (away <= least) {
            least = away;
            nearest = each;
          }
        }
      }
    }
    return nearest;
  }
}

function cell(x: number, y: number): string {
  return `${Math.floor(x)},${Math.floor(y)}`;
}
