import { api, data, type Problem } from '../api/client';
import type { Schemas } from '../api/schemas';

/** The secret an authenticator app makes codes from, and the token under which a code confirms it. */
export interface Offer {
  token: string;
  secret: string;
  uri: string;
}

/** What whoever signs in is asked for. */
export type Step = { kind: 'PASSWORD' } | { kind: 'CODE' } | { kind: 'OFFER'; offer: Offer };

export const PASSWORD: Step = { kind: 'PASSWORD' };

const NOT_SIGNED_IN = 'FK-3001';
const CODE_NEEDED = 'FK-3010';

/** What is asked for next; null for whoever is signed in. */
export function stepAfter({ token, enrol }: Schemas['AccountsSession']): Step | null {
  return enrol === null ? null : { kind: 'OFFER', offer: { token, ...enrol } };
}

/** What is asked for after a refusal: a code where one is needed, the password where an offer is over. */
export function stepAfterRefusal(step: Step, { code }: Pick<Problem, 'code'>): Step {
  if (isCodeNeeded({ code })) {
    return { kind: 'CODE' };
  }
  return step.kind === 'OFFER' && code === NOT_SIGNED_IN ? PASSWORD : step;
}

/** Nothing was wrong: the password was right, and a code is asked for. */
export function isCodeNeeded({ code }: Pick<Problem, 'code'>): boolean {
  return code === CODE_NEEDED;
}

/** Apps show codes in groups, and some keyboards write wide digits. */
export function plainCode(typed: string): string {
  return typed.normalize('NFKC').replace(/\s/g, '');
}

export function groupsOfFour(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, '$1 ');
}

export interface Credentials {
  username: string;
  password: string;
  code: string;
}

/** Null for whoever is signed in now, else what is still asked for. */
export async function askIn({ username, password, code }: Credentials): Promise<Step | null> {
  const typed = plainCode(code);
  return stepAfter(
    await data(api.POST('/api/sign-in', { body: { username, password, ...(typed === '' ? {} : { code: typed }) } })),
  );
}

/** Makes what was offered the second factor, and signs in. */
export async function confirmOffer({ token }: Offer, code: string): Promise<void> {
  await data(api.POST('/api/me/second-factor', { body: { token, code: plainCode(code) } }));
}
