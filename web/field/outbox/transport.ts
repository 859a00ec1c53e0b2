import { api, post, problemOf } from '../../api/client';
import type { Taken } from './outbox';
import type { Answer, Transport } from './sender';

const PATIENCE_MILLIS = 60_000;
const DEFAULT_RETRY_SECONDS = 5;

const OTHER_ACCOUNT = 'FK-3009';

/**
 * Facts go together to the one door, a request of its own goes where it says. What one account made is never sent
 * under the session of another: the door is told whose the facts are, before any other request the server is asked.
 */
export function transportOf(account: string | null): Transport {
  return async (items) => {
    try {
      const [first] = items;
      if (first === undefined || first.path === null) {
        return await sendFacts(items, account);
      }
      const denied = account === null ? null : await whyNot(account);
      if (denied !== null) {
        return denied;
      }
      const { error, response } = await post(first.path, first.content, patience());
      return heard(response, error, items);
    } catch {
      return { kind: 'UNREACHABLE' };
    }
  };
}

const patience = () => AbortSignal.timeout?.(PATIENCE_MILLIS) ?? null;

async function sendFacts(items: Taken[], account: string | null): Promise<Answer> {
  const { error, response } = await api.POST('/api/evidence', {
    body: { facts: items.map((item) => item.content) },
    signal: patience(),
    headers: account === null ? {} : { 'Fangkong-Account': account },
  });
  return heard(response, error, items);
}

/** Why this account may send nothing now; null when it is the one that is signed in. */
async function whyNot(account: string): Promise<Answer | null> {
  const { data: me, error, response } = await api.GET('/api/me', { signal: patience() });
  if (me === undefined) {
    const answer = heard(response, error, []);
    return answer.kind === 'REFUSED' ? { kind: 'UNREACHABLE' } : answer;
  }
  return me.account === account ? null : { kind: 'OTHER_ACCOUNT' };
}

export function heard(response: Response, error: unknown, items: Taken[]): Answer {
  const { status } = response;
  if (response.ok) {
    return { kind: 'TAKEN' };
  }
  if (status === 401) {
    return { kind: 'SIGNED_OUT' };
  }
  if (status === 409 && problemOf(error, response).code === OTHER_ACCOUNT) {
    return { kind: 'OTHER_ACCOUNT' };
  }
  if (status === 429 || status === 503) {
    return { kind: 'BUSY', seconds: Number(response.headers.get('Retry-After')) || DEFAULT_RETRY_SECONDS };
  }
  if (status === 408 || status === 502 || status === 504) {
    return { kind: 'UNREACHABLE' };
  }
  if (status >= 500) {
    return { kind: 'FAILED' };
  }
  if (status === 413 && items.length > 1) {
    return { kind: 'TOO_LARGE' };
  }
  return { kind: 'REFUSED', problems: problems(error, response) };
}

function problems(error: unknown, response: Response) {
  const { code, title, detail, errors = [] } = problemOf(error, response);
  return errors.length === 0
    ? [{ index: null, problem: { code, title, detail } }]
    : errors.map((one) => ({
        index: one.index ?? null,
        problem: { code: one.code, title, detail: one.detail },
      }));
}
