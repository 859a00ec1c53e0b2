import { createHmac } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { Installation } from './installation';
import { type Entry, expect, PHONE, test } from './test';

const STEP_MILLIS = 30_000;
const SMALLEST_TARGET = 48;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const OFFERED = '.offer-secret';

/** What each language calls what is pressed and filled. */
const WORDS = {
  'zh-CN': { username: '用户名', password: '密码', code: '动态口令', submit: '登录', confirm: '确认并登录' },
  'zh-TW': { username: '使用者名稱', password: '密碼', code: '動態密碼', submit: '登入', confirm: '確認並登入' },
  en: {
    username: 'User name',
    password: 'Password',
    code: 'Six-digit code',
    submit: 'Sign in',
    confirm: 'Confirm and sign in',
  },
} as const;

/** The code of an authenticator app at this moment (RFC 6238). */
function codeAt(secret: string, millis: number): string {
  const bits = [...secret.replaceAll(' ', '')].map((one) => BASE32.indexOf(one).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(millis / STEP_MILLIS)));
  const digest = createHmac('sha1', key).update(step).digest();
  const number = digest.readUInt32BE((digest.at(-1) ?? 0) & 0xf) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

async function askIn(
  browser: Browser,
  installation: Installation,
  entry: Entry,
  locale: keyof typeof WORDS,
): Promise<Page> {
  const viewport = entry === 'field' ? PHONE : { width: 1280, height: 800 };
  const page = await (await browser.newContext({ baseURL: installation.address, locale, viewport })).newPage();
  const words = WORDS[locale];
  await page.goto(`/${entry}/sign-in`);
  await page.getByLabel(words.username).fill(installation.administrator.username);
  await page.getByLabel(words.password, { exact: true }).fill(installation.administrator.password);
  await page.getByRole('button', { name: words.submit }).click();
  await expect(page.getByLabel(words.code)).toBeVisible();
  return page;
}

async function violations(page: Page) {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${page.url()}: ${id} ${target.join(' ')}`));
}

test('whoever sees more than one grid sets a second factor up once, and is asked for a code from then on', async ({
  browser,
}) => {
  test.setTimeout(400_000);
  const installation = await Installation.start('required');
  try {
    await installation.makeAdministrator();
    const found: string[] = [];
    for (const locale of ['zh-TW', 'en'] as const) {
      for (const entry of ['console', 'field'] as const) {
        const page = await askIn(browser, installation, entry, locale);
        await expect(page.locator(OFFERED)).toBeVisible();
        found.push(...(await violations(page)));
        await page.context().close();
      }
    }

    const first = await askIn(browser, installation, 'console', 'zh-CN');
    const secret = (await first.locator(OFFERED).textContent()) ?? '';
    expect(secret).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
    await expect(first.getByRole('img', { name: '供验证器应用扫描的二维码' })).toBeVisible();
    found.push(...(await violations(first)));
    await first.getByLabel('动态口令').fill('no code');
    await first.getByRole('button', { name: '确认并登录' }).click();
    await expect(first.getByRole('alert')).toContainText('动态口令不对');
    await first.getByLabel('动态口令').fill(codeAt(secret, Date.now()));
    await first.getByRole('button', { name: '确认并登录' }).click();
    await first.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
    await first.context().close();

    const again = await askIn(browser, installation, 'field', 'zh-CN');
    await expect(again.locator(OFFERED)).toHaveCount(0);
    await expect(again.getByRole('alert')).toHaveCount(0);
    found.push(...(await violations(again)));
    for (const target of [again.getByLabel('动态口令'), again.getByRole('button', { name: '登录' })]) {
      expect((await target.boundingBox())?.height).toBeGreaterThanOrEqual(SMALLEST_TARGET);
    }
    await again.getByLabel('动态口令').fill(codeAt(secret, Date.now() + STEP_MILLIS));
    await again.getByRole('button', { name: '登录' }).click();
    await again.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
    expect(found).toEqual([]);
  } finally {
    await installation.remove();
  }
});
