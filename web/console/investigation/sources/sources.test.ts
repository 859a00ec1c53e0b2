import { expect, it } from 'vitest';
import type { PossibleSource, Trace } from '../types';
import { askedIn, isInfectiousLater } from './asked';

const trace = { parameters: { minOverlap: 'PT5M', linger: 'PT10M', assumedStay: 'PT2H' } } as Trace;

it('asks with the parameters of the open trace, and lets the server choose the time', () => {
  expect(askedIn(new URLSearchParams('sourcesOf=p'), trace)).toEqual({
    person: 'p',
    from: null,
    until: null,
    minOverlap: 'PT5M',
    linger: 'PT10M',
    assumedStay: 'PT2H',
  });
});

it('asks as a trace usually does where none is open, in the time of the address', () => {
  const address = 'sourcesOf=p&sourcesFrom=2022-04-01T00:00:00Z&sourcesUntil=yesterday';
  expect(askedIn(new URLSearchParams(address), undefined)).toEqual({
    person: 'p',
    from: '2022-04-01T00:00:00Z',
    until: null,
    minOverlap: 'PT1M',
    linger: 'PT0M',
    assumedStay: 'PT60M',
  });
});

it('asks nothing where nobody is meant', () => {
  expect(askedIn(new URLSearchParams('contact=p'), trace)).toBeNull();
});

it.each([
  ['2022-04-10T08:00:00Z', false],
  ['2022-04-10T09:00:00Z', true],
])('compares the last exposure with an infectious time from %s on', (infectiousFrom, later) => {
  const source = { lastExposedAt: '2022-04-10T09:00:00Z', known: { infectiousFrom } } as PossibleSource;
  expect(isInfectiousLater(source)).toBe(later);
  expect(isInfectiousLater({ ...source, known: null })).toBe(false);
});
