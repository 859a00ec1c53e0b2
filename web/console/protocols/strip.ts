import type { Segment } from './types';

interface Bar {
  /** Days from the anchor, which is day 0; both belong to it. */
  from: number;
  until: number;
  segment: Segment;
}

interface Strip {
  /** How many days are shown, day 0 among them. */
  days: number;
  bars: Bar[];
  /** Days from the anchor on which there are tests. */
  tests: number[];
}

/**
 * The segments of a clause one after the other. Each counts from the last day of the one before, which belongs to that
 * one; test days count within their segment.
 */
export function stripOf(segments: readonly Segment[]): Strip {
  const bars: Bar[] = [];
  const tests = new Set<number>();
  let anchor = 0;
  for (const segment of segments) {
    const until = anchor + segment.days;
    bars.push({ from: bars.length === 0 ? 0 : Math.min(anchor + 1, until), until, segment });
    for (const day of segment.tests) {
      tests.add(anchor + day);
    }
    anchor = until;
  }
  return { days: anchor + 1, bars, tests: [...tests].toSorted((a, b) => a - b) };
}
