import type { SignIn } from './demonstration.setup';

/** Asks the server as a program does: to find real ids, to lay a place out, and to see what the pages have done. */
export class Api {
  constructor(
    readonly address: string,
    readonly cookie = '',
  ) {}

  async signIn({ username, password }: SignIn): Promise<Api> {
    const answer = await this.ask('POST', '/api/sign-in', 'application/json', JSON.stringify({ username, password }));
    const [cookie = ''] = answer.headers.getSetCookie();
    return new Api(this.address, cookie.split(';')[0]);
  }

  async get<T>(path: string, query: Record<string, string | number> = {}): Promise<T> {
    const asked = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
    const search = asked.size === 0 ? '' : `?${asked}`;
    return (await (await this.ask('GET', path + search)).json()) as T;
  }

  async post<T>(path: string, body: unknown): Promise<T> {
    const answer = await this.ask('POST', path, 'application/json', JSON.stringify(body));
    const text = await answer.text();
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  async putCsv(path: string, rows: string[]): Promise<void> {
    await this.ask('PUT', path, 'text/csv', `${rows.join('\n')}\n`);
  }

  private async ask(method: string, path: string, type?: string, body?: string): Promise<Response> {
    const headers: Record<string, string> = { 'Accept-Language': 'en' };
    if (this.cookie !== '') {
      headers.cookie = this.cookie;
    }
    if (type !== undefined) {
      headers['Content-Type'] = type;
    }
    const answer = await fetch(this.address + path, { method, headers, body: body ?? null });
    if (!answer.ok) {
      throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
    }
    return answer;
  }
}
