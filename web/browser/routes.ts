import type { Page } from '@playwright/test';
import type { Api } from './api';
import { apiOf, expect, type Role, someone } from './test';

/** A page as somebody sees it, with ids that are there. */
export interface Stop {
  name: string;
  path: string;
  /** What has to be done on the page before it is what is meant. */
  reach?: (page: Page) => Promise<void>;
}

/** Those that one somebody can see one after the other on one device. */
export interface Tour {
  who: string;
  role: Role | null;
  /** Once, before the first. */
  begin?: (page: Page) => Promise<unknown>;
  stops: () => Promise<Stop[]>;
}

/** A region as a part of a path. */
export const pathOf = (region: string) => region.replaceAll('/', '-');

const at = (path: string, query: Record<string, string>) => `${path}?${new URLSearchParams(query)}`;

interface Round {
  tasks: { person: string; kind: string; subject: string }[];
  households: { region: string; people: unknown[] }[];
}

/** The investigation of the demonstration, and its first trace. */
async function traced(api: Api, region: string) {
  const { investigations } = await api.get<{ investigations: { id: string; traces: number }[] }>(
    '/api/investigations',
    { region },
  );
  const id = investigations.findLast((one) => one.traces > 0)?.id ?? '';
  const [first] = await api.get<{ id: string }[]>(`/api/investigations/${id}/traces`);
  return { id, trace: first?.id ?? '' };
}

/** The township of the demonstration's last scenario: its posts lie there. */
export async function township(): Promise<string> {
  const [post] = await (await apiOf('checkpoint')).get<{ region: string }[]>('/api/checkpoints/posts');
  return `${post?.region.split('/').slice(0, 4).join('/')}/`;
}

/** Somebody who is managed and has much to say for it. */
async function managed(api: Api, region: string): Promise<string> {
  const { rows } = await api.get<{ rows: { person: string }[] }>('/api/people', {
    region,
    category: 'CLOSE_CONTACT',
    status: 'MANAGED',
    limit: 1,
  });
  const [row] =
    rows.length > 0
      ? rows
      : (await api.get<{ rows: { person: string }[] }>('/api/people', { region, status: 'MANAGED', limit: 1 })).rows;
  return row?.person ?? '';
}

/** What a trace found stands below how much it found. */
async function toViews(page: Page) {
  const views = page.locator('.views');
  await expect(views).toBeVisible();
  await settled(page);
  await views.evaluate((element) => window.scrollTo(0, element.getBoundingClientRect().top + window.scrollY - 64));
}

async function console(): Promise<Stop[]> {
  const api = await apiOf('epidemiologist');
  const region = await township();
  const { id, trace } = await traced(api, region);
  const [contact] = await api.get<{ person: string }[]>(`/api/investigations/${id}/traces/${trace}/contacts`);
  const person = await managed(api, region);
  const [list] = (await api.get<{ lists: { id: string }[] }>('/api/lists', { region: '41/' })).lists;
  return [
    { name: 'command', path: at('/console/command', { region }) },
    { name: 'command-rows', path: at('/console/command', { region, figure: 'managed' }) },
    { name: 'command-tasks', path: at('/console/command', { region, tasks: region }) },
    { name: 'ledger', path: at('/console/ledger', { region }) },
    { name: 'ledger-open', path: at('/console/ledger', { region, open: person }) },
    { name: 'person', path: at(`/console/people/${person}`, { region }) },
    {
      name: 'person-ruling',
      path: at(`/console/people/${person}`, { region }),
      reach: (page) => page.locator('section[aria-labelledby=rulings] > button').click(),
    },
    { name: 'moves', path: at('/console/moves', { region: '41/' }) },
    { name: 'rulings', path: at('/console/rulings', { region }) },
    { name: 'list', path: at(`/console/lists/${list?.id}`, { region: '41/' }) },
    { name: 'investigations', path: at('/console/investigations', { region }) },
    { name: 'investigation', path: at(`/console/investigations/${id}`, { region }) },
    { name: 'trace', path: at(`/console/investigations/${id}`, { region, trace }) },
    {
      name: 'trace-chain',
      path: at(`/console/investigations/${id}`, { region, trace, view: 'chain' }),
      reach: toViews,
    },
    {
      name: 'trace-chain-table',
      path: at(`/console/investigations/${id}`, { region, trace, view: 'chain', as: 'table' }),
      reach: toViews,
    },
    {
      name: 'trace-places',
      path: at(`/console/investigations/${id}`, { region, trace, view: 'places' }),
      reach: toViews,
    },
    {
      name: 'trace-contact',
      path: at(`/console/investigations/${id}`, { region, trace, contact: contact?.person ?? '' }),
    },
    {
      name: 'trace-sources',
      path: at(`/console/investigations/${id}`, { region, trace, sourcesOf: contact?.person ?? '' }),
      reach: (page) => page.locator('.side .exposures button').first().click(),
    },
    { name: 'not-found', path: '/console/nowhere' },
  ];
}

/** Lists and protocols: where one of them holds, what one says, what another would do, who proposed it, whom it released. */
async function commandPost(): Promise<Stop[]> {
  const api = await apiOf('command post');
  const region = await township();
  const adoptions =
    await api.get<{ protocol: string; region: string; effectiveFrom: string }[]>('/api/protocols/adoptions');
  const adopted = adoptions.findLast((adoption) => region.startsWith(adoption.region));
  const protocols = await api.get<{ id: string; stricter: number }[]>('/api/protocols');
  const stricter = protocols.find((protocol) => protocol.stricter > 0)?.id ?? '';
  const compared = { region, second: 'CN-COVID-20', rooms: '900' };
  return [
    { name: 'lists', path: at('/console/lists', { region: '41/' }) },
    { name: 'protocols', path: at('/console/protocols', { region }) },
    { name: 'protocol', path: at('/console/protocols/CN-COVID-9', { region }) },
    { name: 'protocol-stricter', path: at(`/console/protocols/${stricter}`, { region }) },
    { name: 'protocol-compare', path: at('/console/protocols/compare', compared), reach: toShifts },
    {
      name: 'protocol-shift',
      path: at('/console/protocols/compare', compared),
      reach: async (page) => {
        await toShifts(page);
        await page.locator('section.shifts tbody a').first().click();
        await expect(page.locator('.side .changes > li').first()).toBeVisible();
      },
    },
    { name: 'protocol-proposals', path: at('/console/protocols/proposals', { region, propose: stricter }) },
    {
      name: 'protocol-releases',
      path: at('/console/protocols/releases', {
        region,
        adoptedFor: adopted?.region ?? '',
        effectiveFrom: adopted?.effectiveFrom ?? '',
      }),
    },
  ];
}

/** A comparison is worked out for as long as the region has people. */
async function toShifts(page: Page) {
  await expect(page.locator('section.shifts tbody tr').first()).toBeVisible({ timeout: 60_000 });
}

async function gridWork(): Promise<Stop[]> {
  const { tasks, households } = await (await apiOf('grid worker')).get<Round>('/api/tasks/round');
  const kinds = new Map(tasks.map((task) => [task.kind, task]));
  const household = pathOf((households.find((one) => one.people.length > 1) ?? households[0])?.region ?? 'none');
  return [
    { name: 'tasks', path: '/field/tasks' },
    ...[...kinds].map(([kind, task]) => ({
      name: `task-${kind.toLowerCase().replace('_', '-')}`,
      path: `/field/tasks/one/${encodeURIComponent(`task:${kind}:${task.person}:${task.subject}`)}`,
    })),
    { name: 'households', path: '/field/tasks/households' },
    { name: 'household', path: `/field/tasks/households/${household}` },
    {
      name: 'visit',
      path: `/field/tasks/households/${household}/visit`,
      reach: (page) => page.locator('input[type=radio]').first().check({ force: true }),
    },
    { name: 'confirm', path: '/field/tasks/confirm' },
    { name: 'outbox', path: '/field/outbox' },
    { name: 'settings', path: '/field/settings' },
  ];
}

async function gate(): Promise<Stop[]> {
  const nobody = someone();
  return [
    { name: 'gate', path: '/field/checkpoint' },
    {
      name: 'gate-typing',
      path: '/field/checkpoint',
      reach: async (page) => {
        await page.locator('.acts .primary').click();
        await expect(page.locator('dialog.sheet')).toBeVisible();
      },
    },
    {
      name: 'gate-answer',
      path: '/field/checkpoint',
      reach: async (page) => {
        await page.locator('.acts .primary').click();
        await page.locator('dialog.sheet input:not([type=radio])').fill(nobody.idNumber);
        await page.locator('dialog.sheet [type=submit]').click();
        await expect(page.locator('dialog.answer')).toBeVisible();
      },
    },
    { name: 'shift', path: '/field/checkpoint/shift' },
  ];
}

interface Shift {
  current: { id: string } | null;
}

/** Takes over the first post; whoever still holds it on another device hands over before. */
export async function takeOver(page: Page): Promise<string> {
  const api = await apiOf('checkpoint');
  const [post] = await api.get<{ post: string }[]>('/api/checkpoints/posts');
  const { current } = await api.get<Shift>(`/api/checkpoints/${post?.post}/shift`);
  if (current !== null) {
    const { now } = await api.get<{ now: string }>('/api/clock');
    await api.post(`/api/checkpoints/shifts/${current.id}/hand-over`, { at: now, note: '', openItems: [] });
  }
  await page.goto('/field/checkpoint');
  await page.getByRole('radio').first().check({ force: true });
  await page.locator('.acts .primary').click();
  await expect(page.locator('.gate')).toBeVisible();
  return post?.post ?? '';
}

/** Declares an arrival, so that there is a card to be looked at. */
async function declare(page: Page) {
  const { name, phone } = someone();
  await page.goto('/field/resident/arrival');
  await page.getByLabel(/^(姓名|Name)/).fill(name);
  await page.getByLabel(/^(手机号|手機號碼?|Phone|Mobile)/).fill(phone);
  for (let step = 1; step <= 5; step++) {
    await page.locator('fieldset.choice .options .act').first().click();
  }
  await page.locator('select').selectOption('63');
  await page.locator('[type=submit]').click();
  await expect(page.locator('svg.qr')).toBeVisible();
}

export const TOURS: Tour[] = [
  {
    who: 'nobody',
    role: null,
    stops: () =>
      Promise.resolve([
        { name: 'door', path: '/' },
        { name: 'setup', path: '/setup.html' },
        { name: 'console-sign-in', path: '/console/sign-in' },
        { name: 'field-home', path: '/field/' },
        { name: 'field-sign-in', path: '/field/sign-in' },
      ]),
  },
  { who: 'epidemiologist', role: 'epidemiologist', stops: console },
  {
    who: 'command post',
    role: 'command post',
    stops: commandPost,
  },
  { who: 'grid worker', role: 'grid worker', stops: gridWork },
  {
    who: 'checkpoint',
    role: 'checkpoint',
    begin: takeOver,
    stops: gate,
  },
  {
    who: 'resident',
    role: null,
    begin: declare,
    stops: () =>
      Promise.resolve([
        { name: 'cards', path: '/field/resident' },
        { name: 'arrival', path: '/field/resident/arrival' },
        { name: 'departure', path: '/field/resident/departure' },
        {
          name: 'card',
          path: '/field/resident',
          reach: async (page) => {
            await page.locator('a.row').first().click();
            await expect(page.locator('svg.qr')).toBeVisible();
          },
        },
      ]),
  },
];

export async function visit(page: Page, stop: Stop) {
  await page.goto(stop.path);
  await stop.reach?.(page);
  await settled(page);
}

/** What a page shows is there: nothing is being read any more. */
export async function settled(page: Page) {
  await expect(page.locator('h1').first()).toBeVisible();
  await expect(page.locator('.state[role=status]')).toHaveCount(0);
  await expect(page.getByText(/^(正在读取|正在讀取|Loading)/)).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}
