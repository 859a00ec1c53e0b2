import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from '@playwright/test';
import { Api } from './api';
import type { SignIn } from './demonstration.setup';

export { expect };

export type Role = 'administrator' | 'command post' | 'epidemiologist' | 'grid worker' | 'checkpoint';
export type Entry = 'console' | 'field';

export const PHONE = { width: 390, height: 844 };

export function signInOf(role: Role): SignIn {
  const found = (JSON.parse(process.env.FANGKONG_SIGN_INS ?? '{}') as Record<string, SignIn>)[role];
  if (found === undefined) {
    throw new Error(`the demonstration printed no sign-in of the ${role}`);
  }
  return found;
}

const asked = new Map<string, Promise<Api>>();

/** The server, asked as somebody of this role; signed in once for all tests. */
export function apiOf(role: Role): Promise<Api> {
  const address = process.env.FANGKONG_ADDRESS ?? '';
  const found = asked.get(role) ?? new Api(address).signIn(signInOf(role));
  asked.set(role, found);
  return found;
}

/** What the pages did that no page may do. */
export class Complaints {
  readonly strangers: string[] = [];
  private readonly errors: string[] = [];
  /** A page that asks who is signed in hears 401 when nobody is; a card hears 404 until its declaration has arrived. */
  private readonly expected = [/ 401 .*\/api\/me$/, / 404 .*\/api\/declarations\/mine$/];

  /** Errors in the console that this test brings about. */
  expect(...errors: RegExp[]) {
    this.expected.push(...errors);
  }

  /** The network is taken away, or the server is. */
  expectUnreachable() {
    this.expect(
      /net::ERR_(INTERNET_DISCONNECTED|CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|NETWORK_CHANGED|SOCKET_NOT_CONNECTED)/,
    );
  }

  watch(context: BrowserContext, address: string) {
    context.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith('http') && url.origin !== address) {
        this.strangers.push(request.url());
      }
    });
    context.on('console', (message) => {
      if (message.type() === 'error') {
        this.errors.push(`${message.text()} ${message.location().url}`);
      }
    });
    context.on('weberror', (thrown) => {
      this.errors.push(`thrown: ${thrown.error().stack ?? thrown.error().message}`);
    });
  }

  none() {
    expect(this.strangers, 'requests to other hosts').toEqual([]);
    const unexpected = this.errors.filter((error) => !this.expected.some((one) => one.test(error)));
    expect(unexpected, 'errors in the console').toEqual([]);
  }
}

/** A new device, signed in already where a role is given. */
type Opened = (role: Role | Api | null, options?: BrowserContextOptions) => Promise<Page>;

interface Fixtures {
  address: string;
  complaints: Complaints;
  open: Opened;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
  address: async ({}, use) => {
    await use(process.env.FANGKONG_ADDRESS ?? '');
  },
  baseURL: async ({ address }, use) => {
    await use(address);
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
  complaints: async ({}, use) => {
    const complaints = new Complaints();
    await use(complaints);
    complaints.none();
  },
  context: async ({ context, address, complaints }, use) => {
    complaints.watch(context, address);
    await use(context);
  },
  open: async ({ browser, address, complaints }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (role, options = {}) => {
      const context = await openContext(browser, address, role, options);
      contexts.push(context);
      complaints.watch(context, address);
      return context.newPage();
    });
    for (const context of contexts) {
      await context.close();
    }
  },
});

async function openContext(browser: Browser, address: string, role: Role | Api | null, options: BrowserContextOptions) {
  const context = await browser.newContext({ baseURL: address, ...options });
  const api = typeof role === 'string' ? await apiOf(role) : role;
  if (api !== null) {
    const [name = '', value = ''] = api.cookie.split('=');
    await context.addCookies([{ name, value, url: address, httpOnly: true, sameSite: 'Strict' }]);
  }
  return context;
}

/** Signs in by the page of the entry, as a person would. */
export async function signIn(page: Page, entry: Entry, { username, password }: SignIn) {
  await page.goto(`/${entry}/sign-in`);
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
}

/** Types as a reader of codes does: fast, ending with Enter. */
export async function scan(page: Page, text: string) {
  await page.locator('body').press('Escape');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** A made-up person nobody has heard of before, with a number of the area that no division has. */
export function someone(): { name: string; phone: string; idNumber: string } {
  const number = Math.floor(Math.random() * 1e7);
  const digits = `9900001975${String(1 + (number % 9)).padStart(2, '0')}15${String(number % 1000).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  const given = (n: number) => '安宁和平福康乐文明华'[n % 10] ?? '';
  return {
    name: `${'赵钱孙李周吴郑王冯陈'[number % 10]}${given(Math.floor(number / 10))}${given(Math.floor(number / 100))}`,
    phone: `1990${String(number).padStart(7, '0')}`,
    idNumber: digits + ('10X98765432'[sum % 11] ?? ''),
  };
}

/** A new id (UUIDv7) of a moment by the server's clock. */
export function freshId(now: string): string {
  const hex = (number: number, digits: number) => number.toString(16).padStart(digits, '0').slice(-digits);
  return `${hex(Date.parse(now), 12).replace(/^(.{8})/, '$1-')}-7${hex(Date.now() % 4096, 3)}-8000-${hex(Date.now(), 12)}`;
}
