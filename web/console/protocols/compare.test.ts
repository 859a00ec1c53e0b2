import { describe, expect, it } from 'vitest';
import { movedOf, needOf, questionIn, sumsOf } from './compare';

const day = (on: string, firstRooms: number, secondRooms: number, firstTests: number, secondTests: number) => ({
  on,
  firstRooms,
  secondRooms,
  firstTests,
  secondTests,
});
const DAYS = [day('2022-05-01', 120, 90, 40, 44), day('2022-05-02', 130, 60, 10, 0), day('2022-05-03', 80, 20, 5, 5)];

describe('questionIn', () => {
  const asked = (search: string, asOf?: string) => questionIn(new URLSearchParams(search), '41/', asOf);

  it('compares with what is in effect unless the address says another', () => {
    expect(asked('second=NINTH')).toEqual({ region: '41/', first: null, second: 'NINTH', asOf: null });
    expect(asked('first=EIGHTH&second=effect', '2022-05-01T00:00:00Z')).toEqual({
      region: '41/',
      first: 'EIGHTH',
      second: null,
      asOf: '2022-05-01T00:00:00Z',
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
