import { post, problemOf } from '../../api/client';
import type { Taken } from './outbox';
import type { Answer, Transport } from './sender';

const PATIENCE_MILLIS = 60_000;
const DEFAULT_RETRY_SECONDS = 5;

/** Facts go together to the one door, a request of its own goes where it says. */
export const transport: Transport = async (items) => {
  const [first] = items;
  const path = first?.path ?? null;
  const body = path === null ? { facts: items.map((item) => item.content) } : first?.content;
  try {
    const { error, response } = await post(
      path ?? '/api/evidence',
      body,
      AbortSignal.timeout?.(PATIENCE_MILLIS) ?? null,
    );
    return heard(response, error, items);
  } catch {
    return { kind: 'UNREACHABLE' };
  }
};

function heard(response: Response, error: unknown, items: Taken[]): Answer {
  const { status } = response;
  if (response.ok) {
    return { kind: 'TAKEN' };
  }
  if (status === 401) {
    return { kind: 'SIGNED_OUT' };
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
