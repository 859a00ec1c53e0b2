import { api, data, type Problem, Refused } from '../../api/client';
import type { Identity, LookUp, Unasked } from './gate';

const PATIENCE_MILLIS = 3_000;
const PROBE_MILLIS = 10_000;
const DEFAULT_RETRY_SECONDS = 5;

let down = false;

/** What came of asking who this is: an answer, no answer and why, or the server's reason why it cannot be asked so. */
type LookedUp =
  | { kind: 'ANSWER'; looked: LookUp }
  | { kind: 'NONE'; unasked: Unasked }
  | { kind: 'REFUSED'; detail: string };

function body(post: string, identity: Identity) {
  switch (identity.kind) {
    case 'CODE':
      return { post, code: identity.code };
    case 'ID':
      return { post, idNumber: identity.idNumber };
    case 'NAMED':
      return { post, name: identity.name, phone: identity.phone };
  }
}

/** Asks the server; while there is none, nobody waits for it. */
export async function lookUp(post: string, identity: Identity): Promise<LookedUp> {
  if (!navigator.onLine) {
    return { kind: 'NONE', unasked: { kind: 'OFFLINE' } };
  }
  if (down) {
    return { kind: 'NONE', unasked: { kind: 'UNREACHABLE' } };
  }
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), PATIENCE_MILLIS);
  try {
    const looked = await data(
      api.POST('/api/checkpoints/look-up', { body: body(post, identity), signal: abort.signal }),
    );
    return { kind: 'ANSWER', looked };
  } catch (error) {
    const answer = error instanceof Refused ? refused(error.problem) : null;
    if (answer === null) {
      down = true;
      setTimeout(probe, PROBE_MILLIS);
      return { kind: 'NONE', unasked: { kind: 'UNREACHABLE' } };
    }
    return answer;
  } finally {
    clearTimeout(timer);
  }
}

/** What a refusal means at the gate; null when the server broke. */
export function refused({ status, detail, retryAfterSeconds }: Problem): LookedUp | null {
  switch (status) {
    case 401:
      return { kind: 'NONE', unasked: { kind: 'SIGNED_OUT' } };
    case 403:
      return { kind: 'NONE', unasked: { kind: 'NO_RIGHT', detail } };
    case 429:
      return { kind: 'NONE', unasked: { kind: 'BUSY', seconds: retryAfterSeconds ?? DEFAULT_RETRY_SECONDS } };
    default:
      return status >= 500 ? null : { kind: 'REFUSED', detail };
  }
}

async function probe() {
  try {
    await data(api.GET('/api/clock', {}));
    down = false;
  } catch {
    setTimeout(probe, PROBE_MILLIS);
  }
}
