import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import type { SignIn } from './demonstration.setup';

export { expect };

type Role = 'administrator' | 'command post' | 'epidemiologist' | 'grid worker' | 'checkpoint';

export function signInOf(role: Role): SignIn {
  const found = (JSON.parse(process.env.FANGKONG_SIGN_INS ?? '{}') as Record<string, SignIn>)[role];
  if (found === undefined) {
    throw new Error(`the demonstration printed no sign-in of the ${role}`);
  }
  return found;
}

/** Fails a test whose pages asked any other host than the server's own for anything. */
function watch(context: BrowserContext, address: string): string[] {
  const strangers: string[] = [];
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== address) {
      strangers.push(request.url());
    }
  });
  return strangers;
}

export const test = base.extend<{ address: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
  address: async ({}, use) => {
    await use(process.env.FANGKONG_ADDRESS ?? '');
  },
  baseURL: async ({ address }, use) => {
    await use(address);
  },
  context: async ({ context, address }, use) => {
    const strangers = watch(context, address);
    await use(context);
    expect(strangers, 'requests to other hosts').toEqual([]);
  },
});

/** Signs in by the page of the entry, as a person would. */
export async function signIn(page: Page, entry: 'console' | 'field', role: Role) {
  const { username, password } = signInOf(role);
  await page.goto(`/${entry}/sign-in`);
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
}
