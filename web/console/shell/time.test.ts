import { beforeEach, describe, expect, it } from 'vitest';
import {
  countFrom,
  countInZone,
  fullTime,
  instantOf,
  shortDay,
  shortTime,
  startOfDay,
  timeSpan,
  wallTime,
} from './time';

describe('time', () => {
  beforeEach(() => {
    countInZone('Asia/Shanghai');
    countFrom('2022-04-24T10:00:00Z');
  });

  it('is shown in the zone of the server', () => {
    expect(fullTime('2022-04-24T10:00:00Z')).toBe('2022-04-24 18:00');
  });

  it('leaves out the year of the server, not of the device', () => {
    expect(shortTime('2022-04-24T10:00:00Z')).toBe('04-24 18:00');
    expect(shortTime('2021-12-31T10:00:00Z')).toBe('2021-12-31 18:00');
    expect(shortDay('2022-04-30')).toBe('04-30');
    expect(shortDay('2023-01-01')).toBe('2023-01-01');
  });

  it('says the day of an end only where it is another', () => {
    expect(timeSpan('2022-04-24T10:00:00Z', '2022-04-24T10:30:00Z')).toBe('04-24 18:00 – 18:30');
    expect(timeSpan('2022-04-24T10:00:00Z', '2022-04-24T16:00:00Z')).toBe('04-24 18:00 – 04-25 00:00');
    expect(timeSpan('2021-04-24T10:00:00Z', '2022-04-24T10:00:00Z')).toBe('2021-04-24 18:00 – 04-24 18:00');
  });

  it('goes from what a clock shows to the instant and back', () => {
    expect(instantOf('2022-04-24 18:00')).toBe('2022-04-24T10:00:00.000Z');
    expect(fullTime(instantOf('2022-04-24 00:30'))).toBe('2022-04-24 00:30');
  });

  it.each(['Asia/Shanghai', 'UTC', 'America/New_York'])(
    'goes there and back alike in %s, also when clocks have just changed',
    (zone) => {
      countInZone(zone);
      for (const instant of ['2022-04-24T10:05:00.000Z', '2022-03-13T07:05:00.000Z']) {
        expect(instantOf(wallTime(instant))).toBe(instant);
      }
    },
  );

  it('begins the day at midnight of the server', () => {
    expect(startOfDay('2022-04-24T17:05:00.000Z')).toBe('2022-04-24T16:00:00.000Z');
  });
});
