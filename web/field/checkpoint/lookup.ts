import { api, data, Refused } from '../../api/client';
import type { Identity, LookUp } from './gate';

const PATIENCE_MILLIS = 3_000;
const PROBE_MILLIS = 10_000;

let down = false;

/** What came of asking who this is: an answer, no answer, or the server's reason why it cannot be asked so. */
export type LookedUp = { kind: 'ANSWER'; looked: LookUp } | { kind: 'NONE' } | { kind: 'REFUSED'; detail: string };

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
  if (down || !navigator.onLine) {
    return { kind: 'NONE' };
  }
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), PATIENCE_MILLIS);
  try {
    const looked = await data(
      api.POST('/api/checkpoints/look-up', { body: body(post, identity), signal: abort.signal }),
    );
    return { kind: 'ANSWER', looked };
  } catch (error) {
    if (error instanceof Refused && [400, 404, 409, 422].includes(error.problem.status)) {
      return { kind: 'REFUSED', detail: error.problem.detail };
    }
    if (!(error instanceof Refused) || error.problem.status >= 500) {
      down = true;
      setTimeout(probe, PROBE_MILLIS);
    }
    return { kind: 'NONE' };
  } finally {
    clearTimeout(timer);
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
