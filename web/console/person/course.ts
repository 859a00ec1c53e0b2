import type { Assessment, Segment } from './types';

type Course = Pick<Assessment, 'status' | 'segments'>;

export type Answer = 'answered' | 'open' | 'pending' | 'upcoming';

export interface TestDay {
  on: string;
  answer: Answer;
}

/** The segment somebody is in on a day; past its last day where release conditions are not met. */
export function segmentInForce({ status, segments }: Course, today: string): Segment | undefined {
  if (status === 'RELEASED' || status === 'NONE') {
    return undefined;
  }
  if (status === 'BLOCKED') {
    return segments.findLast((segment) => segment.until < today);
  }
  return segments.find((segment) => segment.from <= today && today <= segment.until);
}

/** What comes after the segment in force, or, before the first, the first. */
export function segmentsToCome({ status, segments }: Course, today: string): Segment[] {
  if (status === 'RELEASED' || status === 'NONE') {
    return [];
  }
  const now = segmentInForce({ status, segments }, today);
  return now === undefined
    ? segments.filter((segment) => segment.from > today)
    : segments.slice(segments.indexOf(now) + 1);
}

/** How the test of each day stands: what is not missing and whose day has come is answered. */
export function testDays({ missing }: Pick<Assessment, 'missing'>, segment: Segment, today: string): TestDay[] {
  const lacks = (what: string, on: string) => missing.some((each) => each.what === what && each.on === on);
  return segment.tests.map((on) => {
    if (lacks('TEST', on)) {
      return { on, answer: 'open' };
    }
    if (lacks('RESULT', on)) {
      return { on, answer: 'pending' };
    }
    return { on, answer: on > today ? 'upcoming' : 'answered' };
  });
}

/** Every day from the first to the last, both included. */
export function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += 86_400_000) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}
