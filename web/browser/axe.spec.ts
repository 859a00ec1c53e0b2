import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { settled, TOURS, visit } from './routes';
import { expect, PHONE, test } from './test';

const LANGUAGES = ['zh-CN', 'zh-TW', 'en'] as const;
const ON_PHONES = ['grid worker', 'checkpoint', 'resident'];

test.describe.configure({ timeout: 300_000 });

for (const { who, role, begin, stops } of TOURS) {
  test(`what ${who} sees has no violation of accessibility, in three languages, light and dark [goal U4]`, async ({
    open,
  }) => {
    const viewport = ON_PHONES.includes(who) ? PHONE : { width: 1280, height: 800 };
    const found: string[] = [];
    let device: Page | undefined;
    for (const language of LANGUAGES) {
      // The door speaks the language of the browser, the pages the one chosen on the device.
      const page: Page =
        begin !== undefined && device !== undefined ? device : await open(role, { viewport, locale: language });
      if (device === undefined) {
        await begin?.(page);
      }
      device = page;
      if (page.url().startsWith('http')) {
        await page.evaluate((chosen) => localStorage.setItem('fangkong.language', chosen), language);
      }
      for (const stop of await stops()) {
        await page.emulateMedia({ colorScheme: 'light' });
        await visit(page, stop);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          await settled(page);
          found.push(...(await violations(page)).map((one) => `${stop.name} ${language} ${colorScheme}: ${one}`));
        }
      }
    }
    expect(found).toEqual([]);
  });
}

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary?.replaceAll('\n', ' ')}`),
  );
}
