import { describe, expect, it } from 'vitest';
import { engineTime, inWords, seconds } from './duration';

describe('seconds', () => {
  it.each([
    ['PT0S', 0],
    ['PT6H12M', 22_320],
    ['PT49H3M', 176_580],
    ['P1DT1H', 90_000],
    ['PT1.5S', 1.5],
    ['-PT1M', -60],
  ])('reads %s', (text, wanted) => expect(seconds(text)).toBe(wanted));

  it('refuses what is no duration', () => expect(() => seconds('6 h')).toThrow());
});

describe('inWords', () => {
  it.each([
    [40, '40 sec'],
    [59 * 60 + 59, '59 min'],
    [3600, '1 hr'],
    [22_320, '6 hr 12 min'],
    [3 * 86_400 + 7_300, '3 days 2 hr'],
  ])('says %i seconds', (span, wanted) => expect(inWords(span, 'en')).toBe(wanted));
});

it('says how long the engine took', () => {
  expect(engineTime(12_400)).toBe('12.4 ms');
  expect(engineTime(1_200_000)).toBe('1.20 s');
});
