import type { Page } from '@playwright/test';
import { pathOf, settled, TOURS, takeOver, visit } from './routes';
import { apiOf, expect, PHONE, scan, someone, test } from './test';

interface Household {
  region: string;
  lastVisit: { at: string } | null;
  people: { person: string }[];
}

const LEAST = 48;
const DOOR_FIELDS = 6;

/** Counts what a thumb does on a page, over all its documents. */
async function countTaps(page: Page) {
  await page.addInitScript(() => {
    addEventListener('pointerdown', () => {
      sessionStorage.setItem('taps', String(Number(sessionStorage.getItem('taps') ?? 0) + 1));
    });
  });
  return {
    from: () => page.evaluate(() => sessionStorage.setItem('taps', '0')),
    taps: () => page.evaluate(() => Number(sessionStorage.getItem('taps') ?? 0)),
  };
}

async function household(): Promise<Household> {
  const { households, asOf } = await (await apiOf('grid worker')).get<{ households: Household[]; asOf: string }>(
    '/api/tasks/round',
  );
  const today = asOf.slice(0, 10);
  const found = households.find((one) => one.people.length > 1 && (one.lastVisit?.at ?? '') < today);
  if (found === undefined) {
    throw new Error('the grid worker has no household that was not visited today');
  }
  return found;
}

const entries = (page: Page) => page.locator('li.row .mark');

test('when all is well at the gate, one scan and no tap is a passage [row 4.7] [goal U2]', async ({ open }) => {
  const page = await open('checkpoint', { viewport: PHONE });
  const counter = await countTaps(page);
  const post = await takeOver(page);
  const api = await apiOf('checkpoint');
  const { now } = await api.get<{ now: string }>('/api/clock');
  const known = someone();
  const [{ region } = { region: '' }] = await api.get<{ region: string }[]>('/api/checkpoints/posts');
  await (await apiOf('command post')).post('/api/evidence', {
    facts: [{ id: uuid(now), type: 'residence', region: `${region}H9999/`, channel: 'OFFICE', person: known, at: now }],
  });
  await expect(async () => {
    expect(await api.post('/api/checkpoints/look-up', { post, idNumber: known.idNumber })).toMatchObject({
      known: true,
      disposition: 'PASS',
    });
  }).toPass();

  await counter.from();
  await scan(page, known.idNumber);
  const answer = page.getByRole('dialog');
  await expect(answer.getByRole('heading')).toContainText('行');
  await expect(answer.getByText('✔ 已记录：放行')).toBeVisible();
  await expect(answer).toHaveCount(0);
  await expect(page.locator('.queue')).toContainText('已全部上传');
  expect(await counter.taps()).toBe(0);
  await expect
    .poll(() => api.get(`/api/checkpoints/${post}/figures`, { since: now }))
    .toMatchObject({ persons: { passed: 1, total: 1 } });
});

test('a zero report is one tap after a household is opened [row 4.2] [goal U2]', async ({ open }) => {
  const page = await open('grid worker', { viewport: PHONE, hasTouch: true, isMobile: true });
  const counter = await countTaps(page);
  const { region } = await household();
  await page.goto(`/field/tasks/households/${pathOf(region)}`);
  await expect(page.getByRole('button', { name: '零报告' })).toBeVisible();
  await counter.from();
  await page.getByRole('button', { name: '零报告' }).tap();
  await expect(page.getByRole('heading', { level: 1, name: '住户' })).toBeVisible();
  expect(await counter.taps()).toBe(1);
  await page.goto('/field/outbox');
  await expect(entries(page).first()).toHaveText('✔✔');
});

test('a thumb that taps twice has reported once [row 4.2]', async ({ open }) => {
  const page = await open('grid worker', { viewport: PHONE });
  const { region } = await household();
  await page.goto(`/field/tasks/households/${pathOf(region)}`);
  await page.getByRole('button', { name: '零报告' }).dblclick();
  await expect(page.getByRole('heading', { level: 1, name: '住户' })).toBeVisible();
  await expect(page.getByText('✔ 已存到本机')).toBeVisible();
  await page.goto('/field/outbox');
  await expect(page.locator('li.row', { hasText: '入户 ·' })).toHaveCount(1);
});

test('a gate whose answer was closed by going back hears the next scan [row 4.7]', async ({ open }) => {
  const page = await open('checkpoint', { viewport: PHONE });
  await takeOver(page);
  const answer = page.getByRole('dialog');
  await scan(page, someone().idNumber);
  await expect(answer).toBeVisible();
  await expect(async () => {
    await page.keyboard.press('Escape');
    await expect(answer).toHaveCount(0, { timeout: 500 });
  }).toPass();
  await scan(page, someone().idNumber);
  await expect(answer).toBeVisible();
});

test('a door visit asks three things when all is well, six when somebody came who is not listed [row 4.2] [goal U2]', async ({
  open,
}) => {
  const page = await open('grid worker', { viewport: PHONE, hasTouch: true, isMobile: true });
  const counter = await countTaps(page);
  const { region } = await household();
  await page.goto(`/field/tasks/households/${pathOf(region)}/visit`);
  const answer = async (question: string, words: string) =>
    page.getByRole('group', { name: question }).getByRole('radio', { name: words, exact: true }).tap();
  const record = page.getByRole('button', { name: '记录' });

  await counter.from();
  await answer('见到人了吗', '见到');
  await page.getByRole('group', { name: '谁不舒服' }).getByRole('checkbox', { name: '没有人' }).tap();
  await expect(record).toBeDisabled();
  await answer('谁从外地回来了', '没有人');
  await expect(record).toBeEnabled();
  expect(await counter.taps()).toBe(3);

  await page.getByRole('group', { name: '谁不舒服' }).getByRole('checkbox').nth(1).tap();
  await page.getByRole('group', { name: '谁从外地回来了' }).getByRole('radio').nth(1).tap();
  await page.getByLabel('来自').selectOption({ label: '吉林' });
  await expect(record).toBeDisabled();
  await answer('来源地风险', '低风险');
  await expect(record).toBeEnabled();
  const answeredAlready = 1; // today, unless said otherwise
  const asked = async () => (await page.locator('fieldset.choice, .field').count()) - answeredAlready;
  expect(await asked()).toBe(DOOR_FIELDS - 1);

  await answer('谁从外地回来了', '不在名单上');
  await expect(record).toBeDisabled();
  const identity = page.getByLabel('身份证号，或姓名加手机号');
  const { name, phone, idNumber } = someone();
  await identity.fill(name);
  await expect(record).toBeDisabled();
  await identity.fill(`${name} ${phone}`);
  await expect(record).toBeEnabled();
  await identity.fill(idNumber);
  await expect(record).toBeEnabled();
  expect(await asked()).toBe(DOOR_FIELDS);
  await record.tap();
  await expect(page.getByText('✔ 已存到本机')).toBeVisible();
});

for (const { who, role, begin, stops } of TOURS.filter(({ who }) => !who.startsWith('e') && who !== 'command post')) {
  test(`all that ${who} can tap in the field is as large as a thumb [goal U3]`, async ({ open }) => {
    const page = await open(role, { viewport: PHONE });
    await begin?.(page);
    const small: string[] = [];
    for (const stop of await stops()) {
      if (stop.path.startsWith('/field')) {
        await visit(page, stop);
        await settled(page);
        small.push(...(await smallTargets(page)).map((one) => `${stop.name}: ${one}`));
      }
    }
    expect(small).toEqual([]);
  });
}

/** What can be tapped and is smaller than a thumb; a radio button or a tick is tapped by its label. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const shown = (element: Element) => {
      const { width, height, bottom } = element.getBoundingClientRect();
      return width > 0 && height > 0 && bottom > 0 && element.checkVisibility({ visibilityProperty: true });
    };
    const targets = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [role=button]')]
      .map((element) =>
        element.matches('[type=radio], [type=checkbox]') ? (element.closest('label') ?? element) : element,
      )
      .filter((element, at, all) => all.indexOf(element) === at && shown(element) && !element.matches('.skip'));
    return targets.flatMap((element) => {
      const { width, height } = element.getBoundingClientRect();
      const small = Math.round(width) < least || Math.round(height) < least;
      return small
        ? [`${element.tagName} ${element.textContent?.trim()} ${Math.round(width)}×${Math.round(height)}`]
        : [];
    });
  }, LEAST);
}

function uuid(now: string): string {
  const time = Date.parse(now).toString(16).padStart(12, '0');
  const chance = Math.floor(Math.random() * 2 ** 40)
    .toString(16)
    .padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${chance}`;
}
