import type { Page } from '@playwright/test';
import { uuidv7 } from 'uuidv7';
import { Api } from './api';
import { township as townshipOfPlay } from './routes';
import { apiOf, expect, PHONE, signIn, signInOf, test } from './test';

interface Round {
  nodes: { region: string; name: string }[];
  tasks: { person: string; name: string; kind: string; subject: string; region: string }[];
}

interface Load {
  region: string;
  open: number;
}

interface Shipped {
  id: string;
  unjustified: number;
}

const PAGE = 100;
const SHIFTED_A_PAGE = 50;
const A_MINUTE = 60_000;
const MOST_IN_THE_CHAIN = 2000;
const WITHIN_TEN_SECONDS = { timeout: 10_000 };

/** The first four steps of a region: the township it lies in. */
const townshipOf = (region: string) => `${region.split('/').slice(0, 4).join('/')}/`;
const figureIn = (text: string) => Number(/[\d,]+/.exec(text)?.[0].replaceAll(',', ''));

test('from a figure to the people, the clause, the contacts and the door of a household, and back into the figure [row 0.9] [row 0.10] [row 3.7]', async ({
  page,
  open,
  complaints,
}) => {
  complaints.expectUnreachable();
  const { nodes, tasks } = await (await apiOf('grid worker')).get<Round>('/api/tasks/round');
  const task = tasks.find(({ kind }) => kind === 'MONITOR');
  if (task === undefined) {
    throw new Error('the grid worker has nobody to ask how they are');
  }
  const grid = /^(.*\/G\d+\/)/.exec(nodes[0]?.region ?? task.region)?.[1] ?? '';
  const township = townshipOf(grid);

  await test.step('whoever is not signed in is asked to, and comes to the command page', async () => {
    await page.goto('/console/');
    await expect(page.getByRole('heading', { name: '防控网 · 登录' })).toBeVisible();
    await signIn(page, 'console', signInOf('epidemiologist'));
    await expect(page.getByRole('heading', { level: 1, name: '数平吗，谁逾期，哪里在涨' })).toBeVisible();
    await expect(page.getByText('✓ 三个等式都平')).toBeVisible();
  });

  await test.step('a place is chosen, and its figures close', async () => {
    await page.goto(`/console/command?region=${encodeURIComponent(township)}`);
    await expect(page.locator('.balance .mark').filter({ hasText: '✓ 平' })).toHaveCount(3);
  });

  for (const figure of ['累计管控', '已解除', '确诊', '现管控']) {
    await test.step(`the rows of ${figure} are as many as the figure says`, () => expectRowsOf(page, figure));
  }

  await test.step('the funnel counts as its rows do', async () => {
    const step = page.getByRole('link', { name: '管控' }).and(page.locator('[href*="step=measured"]')).first();
    const counted = figureIn((await step.textContent()) ?? '');
    await step.click();
    await expect(page.locator('.side')).toContainText(`${counted.toLocaleString('zh-CN')} 人`);
  });

  await test.step('somebody the figure counted, and why: the clause, its source and the facts it rests on', async () => {
    await page.locator('a.term[href*="figure=managed"]').first().click();
    await page.locator('.side .people li', { hasText: '密切接触者' }).first().getByRole('link').click();
    const why = page.getByRole('region', { name: '为什么' });
    await expect(why.locator('.clause').first()).toHaveText(/CLOSE_CONTACT/);
    await expect(why.locator('.source').first()).toContainText('防控方案');
    await expect(why.getByText('启用机关').first()).toBeVisible();
    const evidence = why.locator('dd a').first();
    const fact = (await evidence.getAttribute('href'))?.split('#')[1] ?? '';
    await evidence.click();
    await expect(page.locator(`[id="${fact}"]`)).toBeFocused();
    await expect(page.locator(`[id="${fact}"]`)).toContainText('依据');
  });

  await test.step('the case they met, and what makes it one', async () => {
    await page.getByRole('link', { name: '所接触的人' }).first().click();
    const why = page.getByRole('region', { name: '为什么' });
    await expect(why.locator('.clause').filter({ hasText: /\/CASE$/ })).toBeVisible();
    await expect(why.getByRole('link', { name: /^确诊/ })).toBeVisible();
  });

  await test.step('what the grid still has to do for somebody stands on their page', async () => {
    await page.goto(`/console/people/${task.person}?region=${encodeURIComponent(township)}`);
    await expect(page.getByRole('region', { name: '未办任务' })).toContainText('健康随访');
  });

  const contacts = await test.step('a new investigation traces with parameters of its own', async () => {
    await page.getByRole('link', { name: '流调', exact: true }).click();
    await page.getByLabel('名称').fill('某市场关联疫情');
    await page.getByRole('button', { name: '建立流调' }).click();
    await expect(page.getByRole('heading', { name: '某市场关联疫情：谁接触过？' })).toBeVisible();
    await page.getByRole('checkbox', { name: '姓名' }).check();
    await page.getByLabel('最短同处').fill('45');
    await page.getByLabel('滞留').fill('10');
    await page.getByRole('button', { name: /^从 \d+ 名病例追踪$/ }).click();
    const sum = page.locator('.result-sum');
    await expect(sum).toContainText(/从 \d+ 名病例追到 [\d,]+ 人/);
    await expect(sum).toContainText('引擎用时');
    return figureIn(((await sum.textContent()) ?? '').replace(/^.*追到/, ''));
  });

  await test.step('the contacts stand by generation, with whom they met', async () => {
    const table = page.getByRole('table', { name: '1 代 · 密接' });
    await expect(table.getByRole('row').nth(1)).toContainText('未移交');
    const bars = page.getByRole('navigation', { name: '各代人数' }).locator('.number');
    const generations = (await bars.allTextContents()).map(figureIn);
    expect(generations.reduce((sum, one) => sum + one, 0)).toBe(contacts);
    await expectToFitAPhone(page);
  });

  await test.step('they are handed over to the grids, and can be again without a second fact', async () => {
    await page.getByRole('button', { name: '移交网格' }).click();
    const asked = page.getByRole('dialog', { name: '移交网格？' });
    await expect(asked).toContainText('移交后即生效，不能一键撤回。');
    await asked.getByRole('button', { name: /^移交 [\d,]+ 人$/ }).click();
    await expect(page.locator('.hand-over-done')).toContainText(/收下 [\d,]+ 人/, { timeout: 60_000 });
    await expect(page.locator('.hand-over')).toContainText('1、2 代都已移交');
    await expect(page.getByRole('button', { name: '移交网格' })).toBeDisabled();
    await expect(page.getByRole('table', { name: '1 代 · 密接' }).getByRole('row').nth(1)).toContainText('✓ 已移交');
  });

  await test.step('each exposure of a contact stands beside the table: whom, where, from when until when', async () => {
    const seen = page.getByRole('table', { name: '1 代 · 密接' }).getByRole('link', { name: /^[\d,]+ 次暴露：/ });
    const exposures = figureIn((await seen.first().textContent()) ?? '');
    await seen.first().click();
    const panel = page.getByRole('complementary', { name: '接触者的暴露' });
    await expect(panel.locator('ol.exposures > li')).toHaveCount(exposures);
    await expect(panel.locator('ol.exposures > li').first()).toContainText(/\d\d-\d\d \d\d:\d\d – .*\d\d:\d\d/);
    await panel.getByRole('link').first().click();
    await expect(page.getByRole('region', { name: '为什么' })).toBeVisible();
    await page.goBack();
    await expect(panel).toBeVisible();
  });

  await test.step('who may have infected the contact: the case they met stands before everybody else', async () => {
    const contact = page.getByRole('complementary', { name: '接触者的暴露' });
    const from = /\d\d-\d\d \d\d:\d\d/.exec((await contact.locator('ol.exposures .when').first().textContent()) ?? '');
    await contact.getByRole('link', { name: '谁可能传染了此人' }).click();
    const panel = page.getByRole('complementary', { name: '谁可能传染了此人' });
    await expect(panel.getByRole('heading', { name: /^可能的传染源/ })).toBeVisible();
    const earliest = panel.getByLabel('感染最早在');
    const until = panel.getByLabel('感染最晚在');
    const day = `${(await until.inputValue()).slice(0, 4)}-${from?.[0].slice(0, 5)}`;
    await earliest.fill(`${day}T00:00`);
    await until.click();
    await expect(panel.getByRole('link', { name: '恢复默认时段' })).toBeVisible();
    const first = panel.locator('ol.exposures > li').first();
    await expect(first).toContainText(/确诊病例|无症状感染者|疑似病例/);
    const together = first.getByRole('button', { name: /^同处 \d+ 次/ });
    const times = figureIn((await together.textContent()) ?? '');
    await together.click();
    await expect(first.locator('ol.exposures > li')).toHaveCount(times);
    await expectToFitAPhone(page);
    await page.keyboard.press('Escape');
    await expect(contact).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(contact).toBeHidden();
  });

  await test.step('the chain shows everybody, and a case in its middle opens whom it exposed', async () => {
    await page.getByRole('navigation', { name: '看追踪结果' }).getByRole('link', { name: '传播链' }).click();
    const cases = figureIn(/从 \d+ 名/.exec((await page.locator('.result-sum').textContent()) ?? '')?.[0] ?? '');
    const shown = Math.min(contacts + cases, MOST_IN_THE_CHAIN).toLocaleString('zh-CN');
    const chain = page.getByRole('img', { name: new RegExp(`^传播链图：${shown} 人`) });
    await expect(chain).toBeVisible();
    await chain.scrollIntoViewIfNeeded();
    const frame = await chain.boundingBox();
    await chain.click({ position: { x: (frame?.width ?? 0) / 2, y: (frame?.height ?? 0) / 2 } });
    const panel = page.getByRole('complementary', { name: '病例' });
    const first = panel.locator('ul.exposures a').first();
    const name = (await first.textContent()) ?? '';
    await first.click();
    await expect(page.getByRole('complementary', { name: '接触者的暴露' })).toContainText(name);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '表', exact: true }).press('Enter');
    const table = page.getByRole('table', { name: '传播链' });
    await expect(table.getByRole('row').nth(1)).toContainText('✓ 主要');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('complementary', { name: '接触者的暴露' })).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('the places add up to all exposures', async () => {
    await page.getByRole('navigation', { name: '看追踪结果' }).getByRole('link', { name: '暴露场所' }).click();
    const title = page.getByRole('heading', { name: /^在哪里暴露：共 [\d,]+ 次$/ });
    const all = figureIn(((await title.textContent()) ?? '').replace(/^.*共/, ''));
    const places = page.getByRole('table', { name: '暴露场所' }).locator('.ranked > .number:first-child');
    await expect(places.first()).toBeVisible();
    const more = page.getByRole('button', { name: '更多' });
    while (await more.isVisible()) {
      const before = await places.count();
      await more.click();
      await expect.poll(() => places.count()).toBeGreaterThan(before);
    }
    const counts = (await places.allTextContents()).map(figureIn);
    expect(counts.reduce((sum, one) => sum + one, 0)).toBe(all);
  });

  await test.step('everything that was handed over is derived before anybody counts', async () => {
    const server = await apiOf('command post');
    await expect(async () => {
      expect((await server.get<{ pending: number }>('/api/health')).pending).toBe(0);
    }).toPass();
  });

  const before = await test.step('the command page says how much is open in the grid', async () => {
    await page.goto(`/console/command?region=${encodeURIComponent(township)}`);
    await showAllGrids(page);
    await expect(openOf(page, grid)).toBeVisible();
    return figureIn((await openOf(page, grid).textContent()) ?? '');
  });

  const phone = await open('grid worker', { viewport: PHONE, hasTouch: true, isMobile: true });
  await test.step('the grid worker does a task without a network', async () => {
    await phone.goto('/field/');
    await expect(phone.getByRole('heading', { name: '今天的任务' })).toBeVisible();
    await expect(phone.locator('a.row').first()).toBeVisible();
    const key = encodeURIComponent(`task:${task.kind}:${task.person}:${task.subject}`);
    await phone.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await phone.locator(`a[href$="${key}"]`).click();
    await expect(phone.getByRole('heading', { level: 1 })).toContainText(task.name);
    await phone.context().setOffline(true);
    await phone.getByRole('button', { name: '一切正常' }).click();
    await expect(phone.getByText('✔ 已存到本机')).toBeVisible();
    await expect(phone.locator('.queue')).toContainText('离线 · 1 未上传');
    await phone.locator('.queue').click();
    await expect(phone.locator('li.row .mark')).toHaveText(['✔']);
  });

  await test.step('back in the network it is sent, and the figure follows without a reload', async () => {
    await expect(openOf(page, grid)).toHaveText(String(before));
    await phone.context().setOffline(false);
    await expect(phone.locator('li.row .mark')).toHaveText(['✔✔']);
    await expect(openOf(page, grid)).toHaveText(String(before - 1), WITHIN_TEN_SECONDS);
    const loads = await (await apiOf('command post')).get<Load[]>('/api/tasks/by-region', { region: township });
    expect(loads.find((load) => load.region === grid)?.open).toBe(before - 1);
  });
});

/** Narrowed to a phone the page does not scroll sideways: what is too wide scrolls within its own place. */
async function expectToFitAPhone(page: Page) {
  const desk = page.viewportSize();
  await page.setViewportSize(PHONE);
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
  if (desk !== null) {
    await page.setViewportSize(desk);
  }
}

test('what another protocol would do is seen, it takes two people to adopt one, and whom it releases is approved [row 0.26]', async ({
  open,
}) => {
  test.setTimeout(300_000); // Fifteen thousand releases are approved on a busy machine.
  const server = await apiOf('command post');
  const region = await townshipOfPlay();
  const place = encodeURIComponent(region);
  const page = await open('command post');

  await test.step('the people of a shift are as many as it says', async () => {
    await page.goto(`/console/protocols/compare?region=${place}`);
    await page.getByLabel('换成').selectOption('CN-COVID-20');
    await page.getByRole('button', { name: '对比', exact: true }).click();
    const shift = page.getByRole('table', { name: '谁从哪类到哪类' }).getByRole('link', { name: /^次密接 → 无/ });
    await expect(shift).toBeVisible({ timeout: 60_000 });
    const people = figureIn((await shift.textContent()) ?? '');
    await shift.click();
    const side = page.getByRole('complementary', { name: '次密接 → 无' });
    await expect(side.locator('.changes > li')).toHaveCount(Math.min(people, SHIFTED_A_PAGE));
    await expect(side.locator('.changes > li').first()).toContainText('CN-COVID-8/CONTACT_OF_CONTACT');
    await side.locator('.changes a').first().click();
    await expect(page.getByRole('region', { name: '为什么' })).toContainText('次密接');
  });

  const stricter = (await server.get<Shipped[]>('/api/protocols')).find(({ unjustified }) => unjustified > 0)?.id ?? '';

  await test.step('a stricter protocol is proposed with a reason alone, and once however often it is sent', async () => {
    await page.goto(`/console/protocols/proposals?region=${place}&propose=${stricter}`);
    const form = page.getByRole('form', { name: '提请启用方案' });
    await expect(form.getByText('九不准第').first()).toBeVisible();
    await expect(form.getByRole('button', { name: '提请' })).toBeDisabled();
    await form.getByLabel('为什么要更严（必填）').fill('四月两条传播链由返乡人员引起');
    await form.getByRole('button', { name: '提请' }).dblclick();
    await expect(form.getByRole('status')).toContainText('请另一人批准');
    const { proposals } = await server.get<{ proposals: { protocol: string; state: string }[] }>(
      '/api/protocols/proposals',
      { region },
    );
    expect(proposals.filter(({ protocol, state }) => protocol === stricter && state === 'DRAFT')).toHaveLength(1);
  });

  const waiting = page.getByRole('region', { name: /^待批准/ }).locator('article', { hasText: stricter });
  await test.step('whoever proposed it cannot adopt it, and is told so', async () => {
    await expect(waiting).toContainText('须由另一人批准');
    await expect(waiting.getByRole('button', { name: '批准', exact: true })).toHaveCount(0);
  });

  const other = await anotherOfTheCommandPost();
  const theirs = await open(other);
  await test.step('another person adopts it', async () => {
    await theirs.goto(`/console/protocols/proposals?region=${place}`);
    await theirs.getByRole('button', { name: '批准', exact: true }).click();
    await theirs.getByRole('dialog').getByRole('button', { name: '批准', exact: true }).click();
    await expect(theirs.getByRole('region', { name: /^已批准，未到时间/ })).toContainText(stricter);
  });

  await test.step('whom the end of a category releases is approved at once, and it stands on their page', async () => {
    const { now } = await server.get<{ now: string }>('/api/clock');
    const id = uuidv7();
    const effectiveUntil = new Date(Date.parse(now) + A_MINUTE).toISOString();
    const body = { id, protocol: 'CN-COVID-20', region, effectiveFrom: now, effectiveUntil, justification: '演练' };
    await server.post('/api/protocols/proposals', body);
    await other.post(`/api/protocols/proposals/${id}/adoption`, {});
    const query = new URLSearchParams({ region, adoptedFor: region, effectiveFrom: now });
    await page.goto(`/console/protocols/releases?${query}`);
    await page.getByRole('checkbox', { name: /^全选待批准的/ }).check();
    const approve = page.getByRole('button', { name: /^批准 [\d,]+ 人$/ });
    const people = figureIn((await approve.textContent()) ?? '');
    expect(people).toBeGreaterThan(0);
    await approve.click();
    await expect(page.getByText(`新批准 ${people.toLocaleString('zh-CN')} 人`)).toBeVisible({ timeout: 180_000 });
    await expect(page.getByText(/待批准 0 人/)).toBeVisible();
    const grid = page.locator('.grids > li').first();
    await grid.getByRole('button').click();
    await expect(grid.locator('.changes > li').first()).toContainText('✓ 已批准');
    await grid.locator('.changes a').first().click();
    await expect(page.getByRole('region', { name: '事实' })).toContainText('解除批准');
  });
});

/** Opens the rows of a base figure: their total is the figure, and none is missing as they are read on. */
async function expectRowsOf(page: Page, figure: string) {
  const term = page.locator('a.term', { has: page.getByText(figure, { exact: true }) }).first();
  const value = figureIn((await term.locator('.term-value').textContent()) ?? '');
  await term.click();
  const side = page.getByRole('complementary', { name: figure });
  await expect(side).toContainText(new RegExp(`(^|\\D)${value.toLocaleString('zh-CN')} 人`));
  const people = side.locator('.people > li');
  await expect(people).toHaveCount(Math.min(value, PAGE));
  if (value > PAGE) {
    await side.getByRole('button', { name: `继续看，还有 ${(value - PAGE).toLocaleString('zh-CN')} 人` }).click();
    await expect(people).toHaveCount(Math.min(value, 2 * PAGE));
  }
}

function openOf(page: Page, grid: string) {
  const row = tasksByGrid(page)
    .locator('tr')
    .filter({ has: page.locator(`th a[href*="region=${encodeURIComponent(grid)}"]`) });
  return row.locator('td').last();
}

function tasksByGrid(page: Page) {
  return page.getByRole('region', { name: /^各网格的任务/ });
}

/** Shows every grid: those with little to do stand below the first ten. */
async function showAllGrids(page: Page) {
  await tasksByGrid(page).getByRole('button').click();
}

/** A second account that may adopt. */
async function anotherOfTheCommandPost(): Promise<Api> {
  const signIn = { username: `pizhun-${Date.now()}`, password: 'long enough for a browser' };
  const administrator = await apiOf('administrator');
  await administrator.post('/api/accounts', { ...signIn, role: 'COMMAND', scope: ['15/', '41/'] });
  return new Api(process.env.FANGKONG_ADDRESS ?? '').signIn(signIn);
}
