import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './launcher';
import { TOURS, visit } from './routes';
import { expect, PHONE, test } from './test';

const VIEWS = [
  { width: 1440, height: 900 },
  { width: 768, height: 1024 },
  { width: PHONE.width, height: PHONE.height },
];
const THEMES = ['light', 'dark'] as const;
const LARGEST_OF_DOCS = 512 * 1024;
const FOLDER = join(ROOT, 'web/target/screenshots');
const DOCS = join(ROOT, 'docs/screenshots');

/** What the documents show in the dark as well. */
const DARK = [
  'command-1440',
  'person-1440',
  'trace-1440',
  'trace-chain-1440',
  'tasks-390',
  'gate-answer-390',
  'card-390',
];
/** A page of a hundred people is worth no picture of that size. */
const TOO_LARGE = ['command-rows'];
/** Work on a phone is shown on a phone alone, and work at a desk at a desk. */
const ON_PHONES = ['grid worker', 'checkpoint', 'resident'];

function inDocs(who: string, name: string, width: number, theme: string): boolean {
  const phone = ON_PHONES.includes(who) || name.startsWith('field');
  const chosen = width === PHONE.width || (width === 1440 && !phone);
  return chosen && !TOO_LARGE.includes(name) && (theme === 'light' || DARK.includes(`${name}-${width}`));
}

test.describe.configure({ timeout: 300_000 });

for (const { who, role, begin, stops } of TOURS) {
  test(`pictures of what ${who} sees, at three widths, light and dark`, async ({ open }) => {
    const docs = process.env.FANGKONG_SCREENSHOTS === 'docs';
    await Promise.all([FOLDER, DOCS].map((folder) => mkdir(folder, { recursive: true })));
    const page = await open(role, { deviceScaleFactor: 1, viewport: VIEWS[0] ?? null });
    await begin?.(page);
    for (const stop of await stops()) {
      for (const view of VIEWS) {
        await page.setViewportSize(view);
        await visit(page, stop);
        for (const colorScheme of THEMES) {
          await page.emulateMedia({ colorScheme });
          const name = `${stop.name}-${view.width}-${colorScheme}.png`;
          await page.screenshot({ path: join(FOLDER, name), animations: 'disabled', caret: 'hide' });
          if (docs && inDocs(who, stop.name, view.width, colorScheme)) {
            const path = join(DOCS, name);
            await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
            expect((await stat(path)).size, name).toBeLessThanOrEqual(LARGEST_OF_DOCS);
          }
        }
      }
    }
  });
}
