import { describe, expect, it } from 'vitest';
import { daysBetween, segmentInForce, segmentsToCome, testDays } from './course';
import type { Missing, Segment } from './types';

const CENTRAL: Segment = {
  tier: 'CENTRAL_ISOLATION',
  from: '2022-04-19',
  until: '2022-04-25',
  tests: ['2022-04-19', '2022-04-20', '2022-04-23', '2022-04-25'],
};
const HOME: Segment = { tier: 'HOME_MONITORING', from: '2022-04-26', until: '2022-04-28', tests: ['2022-04-28'] };

const standing = (status: string, missing: Missing[] = []) => ({
  category: 'CLOSE_CONTACT',
  code: 'RED',
  status,
  segments: [CENTRAL, HOME],
  missing,
});

describe('a course', () => {
  it('is in the segment of the day, and the others are to come', () => {
    expect(segmentInForce(standing('MANAGED'), '2022-04-25')).toBe(CENTRAL);
    expect(segmentsToCome(standing('MANAGED'), '2022-04-25')).toEqual([HOME]);
    expect(segmentsToCome(standing('MANAGED'), '2022-04-18')).toEqual([CENTRAL, HOME]);
  });

  it('stays in a segment past its last day while something is missing', () => {
    expect(segmentInForce(standing('BLOCKED'), '2022-04-27')).toBe(CENTRAL);
    expect(segmentsToCome(standing('BLOCKED'), '2022-04-27')).toEqual([HOME]);
  });

  it('is in none when released', () => {
    expect(segmentInForce(standing('RELEASED'), '2022-04-20')).toBeUndefined();
    expect(segmentsToCome(standing('RELEASED'), '2022-04-20')).toEqual([]);
  });

  it('says of each test day how it stands', () => {
    const lacking = standing('DUE', [
      { what: 'TEST', on: '2022-04-20' },
      { what: 'RESULT', on: '2022-04-23' },
    ]);
    expect(testDays(lacking, CENTRAL, '2022-04-24').map((test) => test.answer)).toEqual([
      'answered',
      'open',
      'pending',
      'upcoming',
    ]);
  });

  it('counts days over the end of a month', () => {
    expect(daysBetween('2022-04-29', '2022-05-01')).toEqual(['2022-04-29', '2022-04-30', '2022-05-01']);
  });
});
