import { api, data, type Problem, Refused } from '../api/client';
import type { Schemas } from '../api/schemas';

/** The secret an authenticator app makes codes from, and the token under which a code confirms it. */
export interface Offer {
  token: string;
  secret: string;
  uri: string;
}

/** What whoever signs in is asked for; who came back from the identity provider is asked for a code alone. */
export type Step = { kind: 'PASSWORD' } | { kind: 'CODE' } | { kind: 'CODE_ALONE' } | { kind: 'OFFER'; offer: Offer };

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
    return step.kind === 'CODE_ALONE' ? step : { kind: 'CODE' };
  }
  return step.kind !== 'PASSWORD' && code === NOT_SIGNED_IN ? PASSWORD : step;
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

/** For whoever came back from the identity provider: null when they are signed in now, else what is still asked for. */
export async function askInByProvider(code: string): Promise<Step | null> {
  const typed = plainCode(code);
  try {
    return stepAfter(await data(api.POST('/api/sign-in/provider', { body: typed === '' ? {} : { code: typed } })));
  } catch (error) {
    if (error instanceof Refused && isCodeNeeded(error.problem)) {
      return { kind: 'CODE_ALONE' };
    }
    throw error;
  }
}

/** How the way over the identity provider ended, as the address of the page says. */
export function endOfWay(search: string): 'ready' | 'failed' | 'away' | 'unknown' | null {
  const end = new URLSearchParams(search).get('oidc');
  return end === 'ready' || end === 'failed' || end === 'away' || end === 'unknown' ? end : null;
}

/** Makes what was offered the second factor, and signs in. */
export async function confirmOffer({ token }: Offer, code: string): Promise<void> {
  await data(api.POST('/api/me/second-factor', { body: { token, code: plainCode(code) } }));
}
