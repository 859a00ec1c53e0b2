import { isIdNumber, plainNumber } from '../checkpoint/scan';
import type { Person } from './facts';
import type { Household } from './round';

export interface Who {
  /** A member of the household, `NOBODY`, `OTHER`, or empty while nobody has said. */
  member: string;
  /** Who somebody is that is not listed, as it was typed. */
  said: string;
}

export const NOT_ASKED: Who = { member: '', said: '' };
export const NOBODY = 'NOBODY';
export const OTHER = 'OTHER';

export const returnedNobody = (who: Who) => who.member === NOBODY;

const NAME_AND_PHONE = /^(.*[^\d\s+,，、])[\s,，、]*(?:\+?86)?[\s-]*(1[3-9]\d{9}|0\d{9,11})$/u;

/** Whom somebody names in one line: an identity number, or a name and a phone. Not everybody has a phone. */
export function personSaid(said: string): { person: Person; name: string } | null {
  const number = plainNumber(said);
  if (isIdNumber(number)) {
    return { person: { idNumber: number }, name: `…${number.slice(-4)}` };
  }
  const [, name, phone] = NAME_AND_PHONE.exec(said.trim().replace(/(\d)[\s-]+(?=\d)/g, '$1')) ?? [];
  return name === undefined || phone === undefined ? null : { person: { name: name.trim(), phone }, name: name.trim() };
}

export function personOf(who: Who, household: Household): { person: Person; name: string } | null {
  if (who.member === OTHER) {
    return personSaid(who.said);
  }
  const member = household.people.find((one) => one.person === who.member);
  return member === undefined ? null : { person: member.person, name: member.name };
}
