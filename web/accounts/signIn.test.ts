import { describe, expect, it } from 'vitest';
import {
  endOfWay,
  groupsOfFour,
  isCodeNeeded,
  PASSWORD,
  plainCode,
  type Step,
  stepAfter,
  stepAfterRefusal,
} from './signIn';

const OFFER: Step = { kind: 'OFFER', offer: { token: 't', secret: 'ABCD', uri: 'otpauth://totp/x' } };

describe('what is asked for next', () => {
  it('is nothing of whoever is signed in', () => {
    expect(stepAfter({ token: 't', enrol: null })).toBeNull();
  });

  it('is a second factor where the server offers one', () => {
    expect(stepAfter({ token: 't', enrol: { secret: 'ABCD', uri: 'otpauth://totp/x' } })).toEqual(OFFER);
  });

  it('is a code where the server says so', () => {
    expect(stepAfterRefusal(PASSWORD, { code: 'FK-3010' })).toEqual({ kind: 'CODE' });
    expect(isCodeNeeded({ code: 'FK-3010' })).toBe(true);
    expect(isCodeNeeded({ code: 'FK-3011' })).toBe(false);
  });

  it.each(['FK-3003', 'FK-3008', 'FK-3011', 'HTTP-502'])('is the same again after %s', (code) => {
    for (const step of [PASSWORD, { kind: 'CODE' } as Step, OFFER]) {
      expect(stepAfterRefusal(step, { code })).toEqual(step);
    }
  });

  it('is the password once an offer is over', () => {
    expect(stepAfterRefusal(OFFER, { code: 'FK-3001' })).toEqual(PASSWORD);
  });
});

describe('whoever came back from the identity provider', () => {
  it('is asked for a code alone, and for everything once the way back is over', () => {
    const alone: Step = { kind: 'CODE_ALONE' };
    expect(stepAfterRefusal(alone, { code: 'FK-3010' })).toEqual(alone);
    expect(stepAfterRefusal(alone, { code: 'FK-3011' })).toEqual(alone);
    expect(stepAfterRefusal(alone, { code: 'FK-3001' })).toEqual(PASSWORD);
  });

  it.each([
    ['?oidc=ready', 'ready'],
    ['?oidc=failed', 'failed'],
    ['?oidc=away', 'away'],
    ['?oidc=unknown', 'unknown'],
    ['?oidc=javascript:alert(1)', null],
    ['', null],
  ])('reads how it ended from "%s"', (search, end) => {
    expect(endOfWay(search)).toBe(end);
  });
});

describe('a code', () => {
  it.each([
    ['123 456', '123456'],
    [' 123456\n', '123456'],
    ['１２３４５６', '123456'],
  ])('is taken from "%s"', (typed, code) => {
    expect(plainCode(typed)).toBe(code);
  });

  it('comes from a key shown in groups of four', () => {
    expect(groupsOfFour('ABCDEFGH234')).toBe('ABCD EFGH 234');
    expect(groupsOfFour('ABCDEFGH')).toBe('ABCD EFGH');
  });
});
