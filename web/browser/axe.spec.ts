import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { settled, TOURS, visit } from './routes';
import { expect, PHONE, test } from './test';

const LANGUAGES = ['zh-CN', 'zh-TW', 'en'] as const;
/** Colours do not depend on words: one language is looked at in both. */
const SCHEMES = { 'zh-CN': ['light', 'dark'], 'zh-TW': ['light'], en: ['dark'] } as const;
const ON_PHONES = ['grid worker', 'checkpoint', 'resident'];

test.describe.configure({ timeout: 300_000 });

for (const { who, role, begin, stops } of TOURS) {
  for (const language of LANGUAGES) {
    test(`what ${who} sees in ${language} has no violation of accessibility [goal U4]`, async ({ open }) => {
      const viewport = ON_PHONES.includes(who) ? PHONE : { width: 1280, height: 800 };
      const page = await open(role, { viewport, locale: language });
      await begin?.(page);
      const found: string[] = [];
      for (const stop of await stops()) {
        await page.emulateMedia({ colorScheme: 'light' });
        await visit(page, stop);
        for (const colorScheme of SCHEMES[language]) {
          await page.emulateMedia({ colorScheme });
          await settled(page);
          found.push(...(await violations(page)).map((one) => `${stop.name} ${colorScheme}: ${one}`));
        }
      }
      expect(found).toEqual([]);
    });
  }
}

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary?.replaceAll('\n', ' ')}`),
  );
}
