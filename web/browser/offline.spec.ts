import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import type { Api } from './api';
import type { SignIn } from './demonstration.setup';
import { Installation } from './installation';
import { pathOf } from './routes';
import { type Complaints, expect, PHONE, someone, test } from './test';

const TOWNSHIP = '41/15/26/901/';
const CELL = `${TOWNSHIP}201/G01/C01/`;
const home = (number: number) => `${CELL}H000${number}/`;
const DAY = 24 * 3600 * 1000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY).toISOString();

let number = 0;
const fact = (type: string, region: string, fields: Record<string, unknown>) => ({
  id: `${Date.now()
    .toString(16)
    .padStart(12, '0')
    .replace(/^(.{8})(.{4})$/, '$1-$2')}-7000-8000-${String(++number).padStart(12, '0')}`,
  type,
  region,
  channel: 'OFFICE',
  ...fields,
});

/** Five people in three households, two of them back from a medium-risk area. */
async function layOut(administrator: Api, command: Api, chief: Api): Promise<ReturnType<typeof someone>[]> {
  await administrator.putCsv('/api/layout/nodes', [
    'path,name,kind',
    '41/,某省,PROVINCE',
    '41/15/,某市,CITY',
    '41/15/26/,某县,COUNTY',
    `${TOWNSHIP},某乡,TOWNSHIP`,
    `${TOWNSHIP}201/,某村,VILLAGE`,
    `${TOWNSHIP}201/G01/,网格,GRID`,
    `${CELL},单元,CELL`,
  ]);
  await administrator.putCsv('/api/layout/roster', [
    'worker,name,phone,role,force,region',
    `W01,网格员甲,13900000001,WORKER,GRID,${CELL}`,
  ]);
  const proposal = '01890a5d-ac96-774b-bcce-b302099a8057';
  await command.post('/api/protocols/proposals', {
    id: proposal,
    protocol: 'CN-COVID-9',
    region: '41/',
    effectiveFrom: daysAgo(365),
  });
  await chief.post(`/api/protocols/proposals/${proposal}/adoption`, {});
  const people = Array.from({ length: 5 }, someone);
  const lives = [1, 1, 2, 2, 3];
  await command.post('/api/evidence', {
    facts: [
      ...people.map((person, i) => fact('residence', home(lives[i] ?? 1), { person, at: daysAgo(30) })),
      ...[0, 2].map((i) =>
        fact('arrival', home(lives[i] ?? 1), { person: people[i], at: daysAgo(1), risk: 'MEDIUM', origin: '63' }),
      ),
    ],
  });
  await expect(async () => {
    expect((await command.get<{ tasks: unknown[] }>('/api/tasks', { region: TOWNSHIP })).tasks.length).toBeGreaterThan(
      2,
    );
  }).toPass();
  return people;
}

/** Where one of these lies in the clear in what a browser keeps, as any of the ways in which it writes text. */
async function inTheClear(profile: string, secrets: string[]): Promise<string[]> {
  const found: string[] = [];
  for (const file of await readdir(profile, { recursive: true, withFileTypes: true })) {
    if (file.isFile()) {
      const path = join(file.parentPath, file.name);
      const bytes = await readFile(path);
      for (const secret of secrets) {
        if (bytes.includes(Buffer.from(secret, 'utf8')) || bytes.includes(Buffer.from(secret, 'utf16le'))) {
          found.push(`${secret} in ${path}`);
        }
      }
    }
  }
  return found;
}

/** A device whose browser can be ended as by an empty battery. */
class Phone {
  private context: BrowserContext | undefined;
  /** Every fact that was ever sent from here, by its id. */
  readonly sent = new Map<string, unknown>();

  constructor(
    private readonly profile: string,
    private readonly address: string,
    private readonly complaints: Complaints,
  ) {}

  async turnOn(offline: boolean): Promise<Page> {
    const { launchOptions } = test.info().project.use;
    const context = await chromium.launchPersistentContext(this.profile, {
      ...launchOptions,
      baseURL: this.address,
      viewport: PHONE,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      offline,
    });
    this.context = context;
    this.complaints.watch(context, this.address);
    context.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/api/evidence')) {
        for (const one of (request.postDataJSON() as { facts: { id: string }[] }).facts) {
          this.sent.set(one.id, one);
        }
      }
    });
    return context.pages()[0] ?? context.newPage();
  }

  async setOffline(offline: boolean) {
    await this.context?.setOffline(offline);
  }

  async batteryEmpty() {
    const closed = this.context?.waitForEvent('close');
    for (const line of execFileSync('ps', ['-axww', '-o', 'pid=,args='], { encoding: 'utf8' }).split('\n')) {
      const [, pid, args = ''] = /^\s*(\d+) (.*)$/.exec(line) ?? [];
      if (pid !== undefined && args.includes(`--user-data-dir=${this.profile}`)) {
        process.kill(Number(pid), 'SIGKILL');
      }
    }
    await closed;
  }

  async turnOff() {
    await this.context?.close();
  }
}

async function signInOn(page: Page, { username, password }: SignIn) {
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
}

const queue = (page: Page) => page.locator('.queue');

async function openFirst(page: Page, kind: string) {
  await page.goto('/field/tasks');
  await page.locator('a.row', { hasText: kind }).first().click();
}

async function marks(page: Page) {
  await page.goto('/field/outbox');
  await expect(page.getByRole('heading', { level: 1, name: '上传' })).toBeVisible();
  return page.locator('li.row .mark');
}

const FACTS = 8;

test.describe.configure({ timeout: 240_000 });

test('a round without a network outlives the deaths of browser and server, and arrives once [row 0.5] [row 4.2] [goal R1] [goal R4]', async ({
  complaints,
}) => {
  complaints.expectUnreachable();
  complaints.expect(/ 401 /, / 50[23] /);
  const installation = await Installation.start();
  const profile = await mkdtemp(join(tmpdir(), 'fangkong-phone-'));
  const phone = new Phone(profile, installation.address, complaints);
  try {
    const administrator = await installation.setUp();
    const command = (await installation.account(administrator, 'COMMAND', ['41/'])).api;
    const chief = (await installation.account(administrator, 'COMMAND', ['41/'], undefined, 'chief')).api;
    const people = await layOut(administrator, command, chief);
    const stranger = someone();
    const worker = await installation.account(administrator, 'GRID_WORKER', [CELL], 'W01');

    let page = await phone.turnOn(false);
    await page.goto('/field/sign-in');
    await signInOn(page, worker);
    await expect(page.getByRole('heading', { name: '今天的任务' })).toBeVisible();
    await expect(page.locator('a.row').first()).toBeVisible();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.reload();
    await expect(page.locator('a.row').first()).toBeVisible();

    await test.step('two tasks without a network', async () => {
      await phone.setOffline(true);
      await openFirst(page, '健康随访');
      await page.getByRole('button', { name: '一切正常' }).click();
      await expect(page.getByText('已存到本机')).toBeVisible();
      await openFirst(page, '落实检测');
      await page.getByRole('button', { name: '现在已采样' }).click();
      await expect(page.getByText('已存到本机')).toBeVisible();
      await expect(queue(page)).toContainText('2 未上传');
    });

    await test.step('the battery is empty and the server is gone', async () => {
      await page.goto(`/field/tasks/households/${pathOf(home(2))}/visit`);
      await page.getByRole('radio', { name: '见到' }).check();
      await phone.batteryEmpty();
      await installation.kill();
      page = await phone.turnOn(true);
      await expect(await marks(page)).toHaveText(['✔', '✔']);
      await expect(queue(page)).toContainText('离线');
    });

    await test.step('the round goes on: a visit, two zero reports', async () => {
      await page.goto(`/field/tasks/households/${pathOf(home(2))}/visit`);
      await page.getByRole('radio', { name: '见到' }).check();
      await page.getByRole('group', { name: '谁不舒服' }).getByRole('checkbox', { name: '没有人' }).check();
      await page.getByRole('group', { name: '谁从外地回来了' }).getByRole('radio', { name: '不在名单上' }).check();
      await page.getByLabel('身份证号，或姓名加手机号').fill(`${stranger.name} ${stranger.phone}`);
      await page.getByLabel('来自').selectOption({ label: '上海' });
      await page.getByRole('group', { name: '来源地风险' }).getByRole('radio', { name: '低风险' }).check();
      await page.getByRole('button', { name: '记录' }).click();
      await expect(page.getByText('已存到本机')).toBeVisible();
      for (const household of [home(1), home(3)]) {
        await page.goto(`/field/tasks/households/${pathOf(household)}`);
        await page.getByRole('button', { name: '零报告' }).click();
        await expect(page.getByRole('heading', { level: 1, name: '住户' })).toBeVisible();
      }
      await expect(await marks(page)).toHaveText(Array(FACTS).fill('✔'));
      await phone.batteryEmpty();
      page = await phone.turnOn(true);
      await expect(await marks(page)).toHaveText(Array(FACTS).fill('✔'));
    });

    await test.step('whoever finds the phone reads nobody in what its browser keeps [goal R10]', async () => {
      const secrets = [...people, stranger].flatMap((one) => [one.name, one.idNumber, one.phone]);
      expect(await inTheClear(profile, secrets)).toEqual([]);
      expect(await inTheClear(profile, ['fangkong']), 'what is in the clear is found').not.toEqual([]);
    });

    await test.step('the session is over: what is kept waits for a sign-in, and the server dies while it is sent', async () => {
      await installation.startAgain();
      await page.context().clearCookies();
      await phone.setOffline(false);
      await page.getByRole('alert').getByRole('link', { name: '登录' }).click();
      await page.getByLabel('用户名').fill(worker.username);
      await page.getByLabel('密码').fill(worker.password);
      const sending = page.waitForRequest((request) => request.url().endsWith('/api/evidence'));
      await page.getByRole('button', { name: '登录' }).click();
      await sending;
      await installation.kill();
      await installation.startAgain();
    });

    await test.step('everything arrives, once', async () => {
      await page.goto('/field/outbox');
      await expect(page.locator('li.row .mark')).toHaveText(Array(FACTS).fill('✔✔'), { timeout: 60_000 });
      await expect(queue(page)).toContainText('已全部上传');
      expect(phone.sent.size).toBe(FACTS);
      const again = await worker.api.post<{ accepted: number; duplicate: number }>('/api/evidence', {
        facts: [...phone.sent.values()],
      });
      expect(again).toMatchObject({ accepted: 0, duplicate: FACTS });
      expect(await idsOfPeople(command)).toEqual(idsSent(phone));
    });
  } finally {
    await phone.turnOff();
    await installation.remove();
    await rm(profile, { recursive: true, force: true });
  }
});

/** What the server has of people from this round, by what it shows of each. */
async function idsOfPeople(command: Api): Promise<string[]> {
  const { rows } = await command.get<{ rows: { person: string }[] }>('/api/people', { region: TOWNSHIP });
  const views = await Promise.all(
    rows.map(({ person }) => command.get<{ facts: { id: string; recordedBy: string }[] }>(`/api/people/${person}`)),
  );
  return views
    .flatMap((view) => view.facts)
    .filter((one) => one.recordedBy === 'grid-worker')
    .map((one) => one.id)
    .toSorted();
}

function idsSent(phone: Phone): string[] {
  return [...phone.sent]
    .filter(([, one]) => (one as { type: string }).type !== 'visit')
    .map(([id]) => id)
    .toSorted();
}
