import type { Page } from '@playwright/test';
import readQr from 'jsqr';
import { Api } from './api';
import { takeOver } from './routes';
import { apiOf, expect, PHONE, scan, someone, test } from './test';

interface Node {
  region: string;
  name: string;
}

interface Round {
  nodes: Node[];
}

/** Chooses a place step by step, as deep as the public door knows it. */
async function choosePlace(page: Page, nobody: Api, region: string) {
  let under = '';
  for (;;) {
    const offered = await nobody.get<Node[]>('/api/regions/public', { under });
    const next = offered.find((node) => region.startsWith(node.region));
    if (next === undefined) {
      break;
    }
    await page.getByRole('button', { name: next.name, exact: true }).first().click();
    under = next.region;
  }
  expect(under.split('/').length, 'the place was chosen below the township').toBeGreaterThan(4);
  return under;
}

const PIXELS = 4;

/** The code that the phone shows, read from its squares as a camera reads them. */
async function codeShown(page: Page): Promise<string> {
  const qr = page.locator('svg.qr');
  const size = Number((await qr.getAttribute('viewBox'))?.split(' ')[2]) * PIXELS;
  const squares = (await qr.locator('.qr-squares').getAttribute('d')) ?? '';
  const picture = new Uint8ClampedArray(size * size * 4).fill(255);
  for (const [, x, y] of squares.matchAll(/M(\d+) (\d+)/g)) {
    for (let row = 0; row < PIXELS; row++) {
      const begin = ((Number(y) * PIXELS + row) * size + Number(x) * PIXELS) * 4;
      for (let at = begin; at < begin + PIXELS * 4; at += 4) {
        picture.fill(0, at, at + 3);
      }
    }
  }
  return readQr(picture, size, size)?.data ?? '';
}

const numberIn = (text: string | null) => Number(text?.replaceAll(',', ''));
const dayOf = (now: string, days: number) =>
  new Date(Date.parse(now) + (8 + 24 * days) * 3600 * 1000).toISOString().slice(0, 10);

test('an announced arrival is met at the gate and at the door, and is counted [row 2.3] [row 0.25] [row 4.7]', async ({
  open,
  address,
}) => {
  const arriving = someone();
  const command = await apiOf('command post');
  const { now } = await command.get<{ now: string }>('/api/clock');
  const round = await (await apiOf('grid worker')).get<Round>('/api/tasks/round');
  const here = round.nodes[0]?.region ?? '';
  const resident = await open(null, { viewport: PHONE, hasTouch: true, isMobile: true });
  const gate = await open('checkpoint', { viewport: PHONE, hasTouch: true, isMobile: true });
  const figures = await open('command post');
  let grid = '';

  const before = await test.step('the command page says how many are managed in the village', async () => {
    const below = await lowest(command, here);
    await figures.goto(`/console/command?region=${encodeURIComponent(below)}`);
    await expect(managed(figures)).toBeVisible();
    return numberIn(await managed(figures).textContent());
  });

  await test.step('a resident declares without an account', async () => {
    await resident.goto('/field/');
    await resident.getByRole('link', { name: /我是居民/ }).click();
    await resident.getByRole('link', { name: '申报到达' }).click();
    await resident.getByLabel('姓名').fill(arriving.name);
    await resident.getByLabel('手机号').fill(arriving.phone);
    grid = await choosePlace(resident, new Api(address), here);
    const stop = resident.getByRole('button', { name: '就到这里' });
    if (await stop.isVisible()) {
      await stop.click();
    }
    await resident.getByLabel('从哪里来').selectOption({ label: '上海' });
    await resident.getByLabel('哪天到').fill(dayOf(now, 0));
    await resident.getByLabel('大约几点').fill('23:59');
    await resident.getByRole('button', { name: '申报', exact: true }).click();
    await expect(resident.getByRole('heading', { level: 1, name: arriving.name })).toBeVisible();
    await expect(resident.getByRole('img', { name: `${arriving.name} 的动态码` })).toBeVisible();
    await expect(resident.getByText('还没有核验身份')).toBeVisible();
    await expect(resident.getByText('上海 → ')).toBeVisible();
  });

  const post = await takeOver(gate);
  const passed = async () =>
    (
      await (
        await apiOf('checkpoint')
      ).get<{ persons: { registered: number } }>(`/api/checkpoints/${post}/figures`, {
        since: now,
      })
    ).persons.registered;
  const registeredBefore = await passed();
  const answer = gate.getByRole('dialog');

  await test.step('the gate finds the declaration by name and phone', async () => {
    await gate.getByRole('button', { name: '手工输入' }).click();
    await gate.getByRole('radio', { name: '姓名和手机' }).check();
    await gate.getByLabel('姓名', { exact: true }).fill(arriving.name);
    await gate.getByLabel('手机号').fill(arriving.phone);
    await gate.getByRole('button', { name: '查', exact: true }).click();
    await expect(answer).toContainText('已申报：上海 →');
    await expect(answer).toContainText('申报晚了');
    await answer.getByRole('button', { name: '取消' }).click();
  });

  await test.step('and by the code that the phone shows, read by a reader that types', async () => {
    await scan(gate, await codeShown(resident));
    await expect(answer).toContainText('已申报：上海 →');
    await expect(answer).toContainText('码未核验，请对照身份证');
    await answer.getByRole('button', { name: '核验居民码' }).click();
    await answer.getByLabel('证件上的姓名').fill(arriving.name);
    await answer.getByLabel('证件号码后四位').fill(arriving.idNumber.slice(-4));
    await answer.getByRole('button', { name: '人证一致' }).click();
    await expect(answer).toContainText('✔ 已存到本机，上传后核对');
    await answer.getByRole('button', { name: '登记放行' }).click();
    await expect(answer.getByText('✔ 已记录：登记放行')).toBeVisible();
    await expect(gate.locator('.queue')).toContainText('已全部上传');
    await expect.poll(passed).toBe(registeredBefore + 1);
  });

  await test.step('the resident sees how they stand, once the card is confirmed', async () => {
    await resident.reload();
    await expect(resident.getByText('还没有核验身份')).toHaveCount(0);
    await expect(resident.locator('.standing')).toContainText('绿码');
    await expect(resident.getByRole('heading', { name: '不同意怎么办' })).toBeVisible();
  });

  await test.step('whoever walks the grid has the arrival in the list, and records it', async () => {
    const worker = await open(await accountOfWhoAnswersFor(grid, address), {
      viewport: PHONE,
      hasTouch: true,
      isMobile: true,
    });
    await worker.goto('/field/tasks');
    await worker.locator('a.row', { hasText: arriving.name }).filter({ hasText: '落实申报' }).click();
    await expect(worker.getByRole('heading', { level: 1 })).toHaveText(`${arriving.name} · 落实申报`);
    await worker.getByRole('radio', { name: '已到达' }).check();
    await worker.getByRole('radio', { name: '今天' }).check();
    await worker.getByRole('radio', { name: '中风险' }).check();
    await worker.getByRole('button', { name: '记录', exact: true }).click();
    await expect(worker.getByText('✔ 已存到本机')).toBeVisible();
    await expect(worker.locator('.queue')).toContainText('已全部上传');
  });

  await test.step('the command page counts them, and the resident is told why they are looked after', async () => {
    await expect(managed(figures)).toHaveText((before + 1).toLocaleString('zh-CN'), { timeout: 10_000 });
    await resident.reload();
    await expect(resident.locator('.standing')).not.toContainText('绿码');
    await expect(resident.getByText('您被列为：')).toBeVisible();
    await expect(resident.getByText('根据：')).toContainText('到达');
  });

  await test.step('and which office looked at their data [row 2.22]', async () => {
    const looked = resident.locator('section', { hasText: '谁看过我的信息' });
    await expect(looked).toContainText('卡口');
    await expect(looked).toContainText(/网格[员长]/);
    await expect(looked).toContainText('看过姓名，证件号和电话只显示一部分');
  });
});

function managed(page: Page) {
  return page.locator('a.term', { hasText: '现管控' }).locator('.term-value').first();
}

/** The village of a place, whose figures stay small. */
async function lowest(command: Api, region: string): Promise<string> {
  const places = await command.get<Node[]>('/api/regions/roots');
  return places.filter((place) => region.startsWith(place.region)).at(-1)?.region ?? region;
}

/** An account of whoever answers for the grid: an arrival is announced for no place below it. */
async function accountOfWhoAnswersFor(grid: string, address: string): Promise<Api> {
  const [found] = await (await apiOf('command post')).get<{ accountable: { login: string } | null }[]>('/api/regions', {
    region: grid,
    limit: 1,
  });
  const login = found?.accountable?.login ?? '';
  const signIn = { username: login, password: 'long enough for a browser' };
  const nobody = new Api(address);
  return nobody.signIn(signIn).catch(async () => {
    const wanted = { ...signIn, role: 'GRID_LEAD', scope: [grid], worker: login };
    await (await apiOf('administrator')).post('/api/accounts', wanted);
    return nobody.signIn(signIn);
  });
}
