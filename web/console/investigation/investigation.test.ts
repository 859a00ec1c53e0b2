import { afterEach, describe, expect, it } from 'vitest';
import { countInZone } from '../shell/time';
import { everyDay } from './queries';
import { fromTheWall, onTheWall, startOfDay } from './zoned';

describe('the clock on the wall', () => {
  afterEach(() => countInZone('Asia/Shanghai'));

  it.each(['Asia/Shanghai', 'UTC', 'America/New_York'])('is read and written alike in %s', (zone) => {
    countInZone(zone);
    expect(fromTheWall(onTheWall('2022-04-24T10:05:00.000Z'))).toBe('2022-04-24T10:05:00.000Z');
  });

  it('is that of the server whatever the zone of the device', () => {
    expect(fromTheWall('2022-04-24T18:05')).toBe('2022-04-24T10:05:00.000Z');
  });
});

it('begins the day at midnight of the server', () => {
  expect(startOfDay('2022-04-24T17:05:00.000Z')).toBe('2022-04-24T16:00:00.000Z');
});

it('shows the days without anybody too', () => {
  const days = everyDay(
    new Map([
      ['2022-03-01', [2, 0]],
      ['2022-02-27', [1, 4]],
    ]),
    2,
  );
  expect(days).toEqual([
    { day: '2022-02-27', contacts: [1, 4] },
    { day: '2022-02-28', contacts: [0, 0] },
    { day: '2022-03-01', contacts: [2, 0] },
  ]);
});
