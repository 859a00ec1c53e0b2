import createClient, { type Middleware } from 'openapi-fetch';
import type { paths } from '../generated/api';
import { isRecord, type Schemas } from './schemas';

/** What the server says when it does not do what was asked (RFC 9457), with its stable code. */
export interface Problem extends Omit<Schemas['Problem'], 'type'> {
  /** How long to wait before asking again. */
  retryAfterSeconds?: number;
}

export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

/** No answer came: no network, or no server. */
export class Unreachable extends Error {}

let language = 'zh-CN';

export function speak(wanted: string) {
  language = wanted;
}

const inOurLanguage: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept-Language', language);
    return request;
  },
  onError({ error }) {
    return error instanceof DOMException && error.name === 'AbortError' ? error : new Unreachable(String(error));
  },
};

/** Talks to the server the page came from; paths, parameters and bodies are those of `api/openapi.json`. */
export const api = createClient<paths>({ baseUrl: '', credentials: 'same-origin' });
api.use(inOurLanguage);

/** The data of an answer, or the problem thrown as {@link Refused}. */
export async function data<T>(answer: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data: found, error, response } = await answer;
  if (response.ok) {
    return found as T;
  }
  throw new Refused(problemOf(error, response));
}

/** Sends what was kept on this device for a path that is known only now. */
export async function post(path: string, body: unknown, signal: AbortSignal | null) {
  const headers = { 'Content-Type': 'application/json', 'Accept-Language': language };
  const response = await fetch(path, {
    method: 'POST',
    credentials: 'same-origin',
    headers,
    body: JSON.stringify(body),
    signal,
  });
  const error: unknown = response.ok ? null : await response.json().catch(() => null);
  return { response, error };
}

interface Status {
  status: number;
  statusText: string;
  headers?: Headers;
}

/** The problem an answer tells of; one that is none, as of something between us and the server, has the status for a code. */
export function problemOf(error: unknown, { status, statusText, headers }: Status): Problem {
  const said: Partial<Problem> = isRecord(error) ? error : {};
  const retry = Number(headers?.get('Retry-After') ?? 0);
  return {
    status,
    code: said.code ?? `HTTP-${status}`,
    title: said.title ?? statusText,
    detail: said.detail ?? statusText,
    ...(said.errors ? { errors: said.errors } : {}),
    ...(retry > 0 ? { retryAfterSeconds: retry } : {}),
  };
}
