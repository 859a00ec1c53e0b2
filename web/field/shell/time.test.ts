import { describe, expect, it } from 'vitest';
import { setOffset } from '../outbox/clock';
import { day, dayFromToday, instantOf, shortDay, shortTime } from './time';

setOffset(Date.parse('2022-04-25T12:00:00Z') - Date.now());

describe('times', () => {
  it('are of the zone of the server', () => {
    expect(day('2022-04-23T16:30:00Z')).toBe('2022-04-24');
    expect(shortTime('2022-04-23T16:30:00Z')).toBe('04-24 00:30');
    expect(shortTime('2022-04-25T10:05:00Z')).toBe('18:05');
    expect(shortTime('2021-12-31T16:00:00Z')).toBe('01-01 00:00');
    expect(shortTime('2021-12-24T04:00:00Z')).toBe('2021-12-24 12:00');
  });

  it('come back from a day and a wall time', () => {
    expect(instantOf('2022-04-24', '00:30')).toBe('2022-04-23T16:30:00.000Z');
    expect(shortDay('2022-04-24')).toBe('04-24');
    expect(dayFromToday(-1)).toBe('2022-04-24');
  });
});
