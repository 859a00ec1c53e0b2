import type { Comparison, PlannedDay, Question, Role, Staff } from './types';

/** What the address says for what is in effect; every protocol has an id in capitals. */
export const IN_EFFECT = 'effect';

/** What the address asks to be compared; null until it says both sides, and that they differ. Rooms are held against it here. */
export function questionIn(params: URLSearchParams, region: string, asOf: string | undefined): Question | null {
  const first = params.get('first') ?? IN_EFFECT;
  const second = params.get('second');
  if (second === null || second === '' || second === first) {
    return null;
  }
  return { region, first: protocolOf(first), second: protocolOf(second), asOf: asOf ?? null, rooms: null };
}

function protocolOf(said: string): string | null {
  return said === IN_EFFECT ? null : said;
}

/** How many rooms the address says there are; null where it does not say. */
export function roomsIn(params: URLSearchParams): number | null {
  const said = params.get('rooms') ?? '';
  return /^\d{1,7}$/.test(said) ? Number(said) : null;
}

export const NEEDS = ['rooms', 'tests'] as const;
export type Need = (typeof NEEDS)[number];
export const SIDES = ['first', 'second'] as const;
export type Side = (typeof SIDES)[number];

/** How many are needed each day under each of the two. */
export function needOf(days: readonly PlannedDay[], need: Need | 'atHome'): Record<Side, number[]> {
  return { first: days.map((day) => day.first[need]), second: days.map((day) => day.second[need]) };
}

/** All staff each day under each of the two, as few as the norms allow. */
export function leastStaff(days: readonly PlannedDay[]): Record<Side, number[]> {
  const sum = ({ staff }: PlannedDay[Side]) => staff.reduce((all, { least }) => all + least, 0);
  return { first: days.map(({ first }) => sum(first)), second: days.map(({ second }) => sum(second)) };
}

/** The most of a role on one of the days; null of nobody, or where no norm gives an upper end. */
export function mostStaff(days: readonly PlannedDay[], role: Role, side: Side): Staff | null {
  return days
    .flatMap((day) => day[side].staff.filter((each) => each.role === role))
    .reduce<Staff | null>((most, each) => (most === null || each.least > most.least ? each : most), null);
}

/** On how many days rooms are missing, and how many on the first of those with most; null where they suffice. */
export function shortOf(
  days: readonly PlannedDay[],
  rooms: number,
  side: Side,
): { days: number; most: number; on: string } | null {
  const short = days.map((day) => ({ on: day.on, by: missing(day[side].rooms, rooms) })).filter(({ by }) => by > 0);
  const [first] = short.toSorted((a, b) => b.by - a.by);
  return first === undefined ? null : { days: short.length, most: first.by, on: first.on };
}

export function missing(needed: number, available: number): number {
  return Math.max(0, needed - available);
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
