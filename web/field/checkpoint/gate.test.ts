import { describe, expect, it } from 'vitest';
import {
  badCode,
  type Circumstances,
  handOverReason,
  identified,
  isFlawedTemperature,
  type LookUp,
  mayObject,
  NO_COUNTS,
  type Passer,
  passage,
  temperatureOf,
  withUnsent,
} from './gate';
import { refused } from './lookup';
import { isPlate, isUsualPlate, plateOf } from './plate';
import { isIdNumber, plainNumber, readScan } from './scan';

const AT = '2022-04-24T02:00:00.000Z';
const around: Circumstances = {
  post: { post: 'P1', name: 'East', kind: 'DETECTION', region: '41/15/26/108/', regionName: '' },
  direction: 'IN',
  journey: 'j',
  vehicle: '',
  checks: ['MASK'],
  temperature: '',
};
const green: LookUp = {
  known: true,
  person: 'p',
  maskedName: '张*',
  code: 'GREEN',
  category: null,
  tier: null,
  until: null,
  reasons: [],
  missing: [],
  disposition: 'PASS',
  declared: null,
  departing: null,
  card: null,
  codeState: null,
  objection: { phone: null },
};
const passer = (looked: LookUp | null): Passer => ({
  identity: { kind: 'ID', idNumber: '990000199001010018' },
  looked,
  unasked: looked === null ? { kind: 'OFFLINE' } : null,
  person: null,
});

describe('a scan', () => {
  it('tells a card from an identity number and both from anything else', () => {
    const card = '0f9c2a54-1111-2222-3333-444455556666';
    expect(readScan(` FK1.${card}.55031234.0123456789abcdef\n`)).toMatchObject({ kind: 'CODE', card });
    expect(readScan(`FK1.${card}.55031234.0123`).kind).toBe('OTHER');
    expect(readScan('https://example.org').kind).toBe('OTHER');
  });

  it('verifies the check character', () => {
    const body = '99000019900101001';
    const fitting = [...'0123456789X'].filter((character) => isIdNumber(body + character));
    expect(fitting).toHaveLength(1);
    expect(readScan((body + fitting[0]).toLowerCase()).kind).toBe('ID');
  });
});

describe('an answer', () => {
  it('of a code that is over or not ours names nobody, whoever was seen with the card before', () => {
    const expired = { ...green, known: false, person: null, code: null, codeState: 'EXPIRED' as const };
    const shown: Passer = {
      identity: { kind: 'CODE', code: 'c', card: 'k' },
      looked: expired,
      unasked: null,
      person: 'p',
    };
    expect(badCode(expired)).toBe('EXPIRED');
    expect(badCode({ ...green, codeState: 'VALID' })).toBeNull();
    expect(identified(shown)).toBe(false);
    expect(identified({ ...shown, looked: null, unasked: { kind: 'OFFLINE' } })).toBe(true);
  });

  it('that is a refusal says which', () => {
    const said = (status: number) => refused({ status, code: '', title: '', detail: 'd', retryAfterSeconds: 7 });
    expect(said(401)).toEqual({ kind: 'NONE', unasked: { kind: 'SIGNED_OUT' } });
    expect(said(403)).toEqual({ kind: 'NONE', unasked: { kind: 'NO_RIGHT', detail: 'd' } });
    expect(said(429)).toEqual({ kind: 'NONE', unasked: { kind: 'BUSY', seconds: 7 } });
    expect(said(422)).toEqual({ kind: 'REFUSED', detail: 'd' });
    expect(said(503)).toBeNull();
  });

  it('leaves somebody to call where somebody may not pass', () => {
    expect(
      (['PASS', 'REGISTER', 'TURN_BACK', 'HAND_OVER'] as const).filter((one) => mayObject({ decision: one })),
    ).toEqual(['TURN_BACK', 'HAND_OVER']);
  });
});

describe('a hand-over', () => {
  it('is for a fever where there is one, else for the colour', () => {
    const red = { ...green, code: 'RED' as const };
    expect(handOverReason(red, '37,3')).toBe('FEVER');
    expect(handOverReason(red, '37.2')).toBe('RED_CODE');
    expect(handOverReason({ ...green, code: 'YELLOW' }, '')).toBe('YELLOW_CODE');
    expect(handOverReason(green, '')).toBeNull();
    expect(handOverReason(null, '')).toBeNull();
  });
});

describe('a plate', () => {
  it('is taken in any form, and the usual one is known', () => {
    expect(['豫S12345', '京AD12345', '浙X1234应急'].map(isUsualPlate)).toEqual([true, true, true]);
    expect(plateOf(' 临-时 0012 ')).toBe('临时0012');
    expect(isPlate('临时0012')).toBe(true);
    expect(isUsualPlate('临时0012')).toBe(false);
    expect(['A', 'A'.repeat(13)].map(isPlate)).toEqual([false, false]);
  });
});

describe('a passage', () => {
  it('counts the code among the checks only when it was looked up and is green', () => {
    expect(passage(passer(green), around, { decision: 'PASS' }, AT).content.checks).toEqual(['HEALTH_CODE', 'MASK']);
    expect(passage(passer(null), around, { decision: 'REGISTER' }, AT).content.checks).toEqual(['MASK']);
    const yellow = { ...green, code: 'YELLOW' as const };
    expect(passage(passer(yellow), around, { decision: 'REGISTER' }, AT).content.checks).toEqual(['MASK']);
  });

  it('does not count a fever as a check that was fine', () => {
    const feverish = { ...around, temperature: '38.1' };
    const { content } = passage(passer(green), feverish, { decision: 'TURN_BACK', reason: 'FEVER' }, AT);
    expect(content).toMatchObject({ temperature: 38.1, checks: ['HEALTH_CODE', 'MASK'], reason: 'FEVER' });
  });
});

describe('the figures of a shift', () => {
  const person = passage(passer(green), around, { decision: 'PASS' }, AT).tally;
  const car = { ...around, vehicle: '豫S12345' };
  const driver = passage(passer(green), car, { decision: 'PASS' }, AT).tally;
  const companion = passage(passer(green), car, { decision: 'HAND_OVER', reason: 'RED_CODE' }, AT).tally;
  const kept = [person, driver, companion].flatMap((tally) => (tally ? [{ state: 'KEPT' as const, tally }] : []));

  it('count people one by one and a vehicle once, by the strictest decision', () => {
    const { persons, vehicles, unsent } = withUnsent(null, kept, AT);
    expect(persons).toEqual({ ...NO_COUNTS, in: 3, passed: 2, handedOver: 1, total: 3 });
    expect(vehicles).toEqual({ ...NO_COUNTS, in: 1, handedOver: 1, total: 1 });
    expect(unsent).toBe(3);
  });

  it('add to what the server says only what it cannot have counted', () => {
    const figures = {
      asOf: AT,
      persons: { ...NO_COUNTS, in: 5, passed: 5, total: 5 },
      vehicles: NO_COUNTS,
      overrides: 0,
      since: AT,
    };
    const [one] = kept;
    const sent = [
      { ...one, state: 'SENT' as const, sentAt: '2022-04-24T01:59:00.000Z' },
      { ...one, state: 'SENT' as const, sentAt: '2022-04-24T02:01:00.000Z' },
    ];
    expect(withUnsent(figures, sent, AT).persons.total).toBe(6);
    const justAfter = [{ ...one, state: 'SENT' as const, sentAt: '2022-04-24T02:00:00.001Z' }];
    expect(withUnsent({ ...figures, asOf: '2022-04-24T02:00:00Z' }, justAfter, AT).persons.total).toBe(6);
  });

  it('count no vehicle again whose first people the server has counted', () => {
    const vehicles = { ...NO_COUNTS, in: 1, passed: 1, total: 1 };
    const figures = { asOf: AT, persons: vehicles, vehicles, overrides: 0, since: AT };
    const sent = kept.slice(1, 2).map((entry) => ({ ...entry, state: 'SENT' as const, sentAt: AT }));
    const all = withUnsent(figures, [...sent, ...kept.slice(2)], AT);
    expect([all.persons.total, all.vehicles.total]).toEqual([2, 1]);
  });
});

it.each([
  ['36.5', 36.5, false],
  ['36,5', 36.5, false],
  ['３８.５', 38.5, false],
  ['', null, false],
  ['385', null, true],
  ['abc', null, true],
])('reads "%s" off the thermometer as %s', (text, value, flawed) => {
  expect(temperatureOf(text)).toBe(value);
  expect(isFlawedTemperature(text)).toBe(flawed);
});

it('takes a number as it is pasted', () => {
  expect(plainNumber(' 990000 19900101 001x ')).toBe('99000019900101001X');
});
