import type { Comparison, PlannedDay, Question } from './types';

/** What the address says for what is in effect; every protocol has an id in capitals. */
export const IN_EFFECT = 'effect';

/** What the address asks to be compared; null until it says both sides, and that they differ. */
export function questionIn(params: URLSearchParams, region: string, asOf: string | undefined): Question | null {
  const first = params.get('first') ?? IN_EFFECT;
  const second = params.get('second');
  if (second === null || second === '' || second === first) {
    return null;
  }
  return { region, first: protocolOf(first), second: protocolOf(second), asOf: asOf ?? null };
}

function protocolOf(said: string): string | null {
  return said === IN_EFFECT ? null : said;
}

export const NEEDS = ['rooms', 'tests'] as const;
export type Need = (typeof NEEDS)[number];

/** How many are needed each day under each of the two. */
export function needOf(days: readonly PlannedDay[], need: Need): { first: number[]; second: number[] } {
  return need === 'rooms'
    ? { first: days.map((day) => day.firstRooms), second: days.map((day) => day.secondRooms) }
    : { first: days.map((day) => day.firstTests), second: days.map((day) => day.secondTests) };
}

interface Beside {
  first: number;
  second: number;
}

/** The most rooms on one of the days, and all tests of the days: rooms are given back, tests are used up. */
export function sumsOf(days: readonly PlannedDay[]): { rooms: Beside; tests: Beside } {
  const rooms = needOf(days, 'rooms');
  const tests = needOf(days, 'tests');
  const total = (each: number[]) => each.reduce((sum, one) => sum + one, 0);
  return {
    rooms: { first: Math.max(0, ...rooms.first), second: Math.max(0, ...rooms.second) },
    tests: { first: total(tests.first), second: total(tests.second) },
  };
}

/** How many stand in another category, and how many in the same with another measure, code or last day. */
export function movedOf({ shifts }: Pick<Comparison, 'shifts'>): { category: number; measure: number } {
  const count = (wanted: boolean) =>
    shifts.filter(({ before, after }) => (before === after) === wanted).reduce((sum, { people }) => sum + people, 0);
  return { category: count(false), measure: count(true) };
}
