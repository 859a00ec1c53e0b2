import createClient, { type Middleware } from 'openapi-fetch';
import type { paths } from '../generated/api';

/** What the server says when it does not do what was asked (RFC 9457), with its stable code. */
export interface Problem {
  status: number;
  code: string;
  title: string;
  detail: string;
  /** Which of several things sent it is about, where it is about one. */
  problems?: { index?: number; row?: number; field?: string; code: string; detail: string }[];
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
  throw new Refused(problem(error, response));
}

function problem(error: unknown, response: Response): Problem {
  const said = (typeof error === 'object' && error !== null ? error : {}) as Partial<Problem>;
  const retry = Number(response.headers.get('Retry-After'));
  return {
    status: response.status,
    code: said.code ?? `HTTP-${response.status}`,
    title: said.title ?? response.statusText,
    detail: said.detail ?? response.statusText,
    ...(said.problems ? { problems: said.problems } : {}),
    ...(retry > 0 ? { retryAfterSeconds: retry } : {}),
  };
}
