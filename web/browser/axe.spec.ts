import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { type Stop, settled, TOURS, visit } from './routes';
import { expect, PHONE, test } from './test';

const LANGUAGES = ['zh-CN', 'zh-TW', 'en'] as const;
/** Colours are the same in every language, and the dark ones change nothing else: they are looked at in one. */
const WHAT_COLOURS_DECIDE = ['color-contrast', 'link-in-text-block'];
const ON_PHONES = ['grid worker', 'checkpoint', 'resident'];

test.describe.configure({ timeout: 300_000 });
// What is found is in the message; a recording of each page would take as long as the looking.
test.use({ trace: 'off' });

for (const { who, role, begin, stops } of TOURS) {
  test.describe(who, () => {
    // A post is held by one device at a time.
    test.describe.configure({ mode: who === 'checkpoint' ? 'default' : 'parallel' });
    for (const language of LANGUAGES) {
      test(`what ${who} sees in ${language} has no violation of accessibility [goal U4]`, async ({ open }) => {
        const viewport = ON_PHONES.includes(who) ? PHONE : { width: 1280, height: 800 };
        const page = await open(role, { viewport, locale: language });
        await begin?.(page);
        const found: string[] = [];
        for (const stop of await stops()) {
          await page.emulateMedia({ colorScheme: 'light' });
          await visit(page, stop);
          found.push(...(await violations(stop, axe(page))));
          if (stop.path.startsWith('/console/') && !(await page.title()).includes(' · ')) {
            found.push(`${stop.name}: its title does not say what it is`);
          }
          if (language === 'zh-CN') {
            await page.emulateMedia({ colorScheme: 'dark' });
            await settled(page);
            found.push(...(await violations(stop, axe(page).withRules(WHAT_COLOURS_DECIDE))));
          }
        }
        expect(found).toEqual([]);
      });
    }
  });
}

/** What holds is not listed node by node, and no page is a frame of another. */
const axe = (page: Page) => new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();

async function violations({ name }: Stop, look: AxeBuilder): Promise<string[]> {
  const { violations: found } = await look.analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${name}: ${id} ${target.join(' ')} ${failureSummary?.replaceAll('\n', ' ')}`,
    ),
  );
}
