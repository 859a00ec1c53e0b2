import { describe, expect, it } from 'vitest';
import { leastStaff, mostStaff, movedOf, needOf, questionIn, roomsIn, shortOf, sumsOf } from './compare';
import type { Staff } from './types';

const staff = (least: number, most: number | null = least): Staff[] => [
  { role: 'MEDICAL', least, most },
  { role: 'SAMPLER', least: 1, most: null },
];
const need = (rooms: number, tests: number) => ({
  rooms,
  tests,
  roomsShort: null,
  atHome: 7,
  staff: staff(rooms / 10),
});
const day = (on: string, firstRooms: number, secondRooms: number, firstTests: number, secondTests: number) => ({
  on,
  first: need(firstRooms, firstTests),
  second: need(secondRooms, secondTests),
});
const DAYS = [day('2022-05-01', 120, 90, 40, 44), day('2022-05-02', 130, 60, 10, 0), day('2022-05-03', 80, 20, 5, 5)];

describe('questionIn', () => {
  const asked = (search: string, asOf?: string) => questionIn(new URLSearchParams(search), '41/', asOf);

  it('compares with what is in effect unless the address says another', () => {
    expect(asked('second=NINTH')).toEqual({ region: '41/', first: null, second: 'NINTH', asOf: null, rooms: null });
    expect(asked('first=EIGHTH&second=effect', '2022-05-01T00:00:00Z')).toEqual({
      region: '41/',
      first: 'EIGHTH',
      second: null,
      asOf: '2022-05-01T00:00:00Z',
      rooms: null,
    });
  });

  it.each(['', 'first=EIGHTH', 'second=', 'second=effect', 'first=NINTH&second=NINTH'])(
    'asks nothing of %j',
    (search) => expect(asked(search)).toBeNull(),
  );
});

describe('what is needed', () => {
  it('is each day what the server planned', () => {
    expect(needOf(DAYS, 'rooms')).toEqual({ first: [120, 130, 80], second: [90, 60, 20] });
    expect(needOf(DAYS, 'tests')).toEqual({ first: [40, 10, 5], second: [44, 0, 5] });
  });

  it('is the most rooms of a day and the tests of all days', () =>
    expect(sumsOf(DAYS)).toEqual({ rooms: { first: 130, second: 90 }, tests: { first: 55, second: 49 } }));

  it('is nothing of no days', () =>
    expect(sumsOf([])).toEqual({ rooms: { first: 0, second: 0 }, tests: { first: 0, second: 0 } }));
});

it('tells those of another category from those of another measure', () =>
  expect(
    movedOf({
      shifts: [
        { before: 'CONTACT_OF_CONTACT', after: 'NONE', people: 30 },
        { before: 'CLOSE_CONTACT', after: 'CLOSE_CONTACT', people: 12 },
        { before: 'INBOUND', after: 'CLOSE_CONTACT', people: 1 },
      ],
    }),
  ).toEqual({ category: 31, measure: 12 }));

describe('rooms there are [row 0.26]', () => {
  it.each([
    ['rooms=100', 100],
    ['rooms=0', 0],
    ['', null],
    ['rooms=', null],
    ['rooms=-1', null],
    ['rooms=many', null],
  ])('are read from the address: %j', (search, rooms) => expect(roomsIn(new URLSearchParams(search))).toBe(rooms));

  it('are too few on the days that need more, with the most that are missing', () => {
    expect(shortOf(DAYS, 100, 'first')).toEqual({ days: 2, most: 30, on: '2022-05-02' });
    expect(shortOf(DAYS, 130, 'first')).toBeNull();
    expect(shortOf(DAYS, 0, 'second')).toEqual({ days: 3, most: 90, on: '2022-05-01' });
  });
});

describe('staff a day [row 0.26]', () => {
  it('is the sum of all roles, as few as the norms allow', () =>
    expect(leastStaff(DAYS)).toEqual({ first: [13, 14, 9], second: [10, 7, 3] }));

  it('is most of a role on one of the days', () => {
    expect(mostStaff(DAYS, 'MEDICAL', 'first')).toEqual({ role: 'MEDICAL', least: 13, most: 13 });
    expect(mostStaff(DAYS, 'SAMPLER', 'second')).toEqual({ role: 'SAMPLER', least: 1, most: null });
    expect(mostStaff(DAYS, 'COMMUNITY', 'first')).toBeNull();
  });
});
