import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { Api } from './api';
import { township } from './routes';
import { apiOf, expect, PHONE, test } from './test';

const PASSWORD = 'a list is not for a chat group';

/** Somebody new of this role, signed in, who sees what lies inside these regions. */
async function newcomer(address: string, username: string, role: string, scope: string[]): Promise<Api> {
  await (await apiOf('administrator')).post('/api/accounts', {
    username,
    password: PASSWORD,
    role,
    scope,
    worker: null,
  });
  return new Api(address).signIn({ username, password: PASSWORD });
}

test('a list beyond the allowance waits for a second person, is fetched, and leads back to who took it [row 2.22]', async ({
  open,
  address,
}) => {
  const region = await township();
  const county = region.split('/').slice(0, 3).join('/').concat('/');
  const number = Date.now().toString(36);
  const asker = `asker-${number}`;
  const page = await open(await newcomer(address, asker, 'GRID_WORKER', [county]));

  await test.step('the ledger is asked for, with a purpose', async () => {
    await page.goto(`/console/ledger?${new URLSearchParams({ region })}`);
    await page.getByRole('button', { name: '导出…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('用途').selectOption('TRANSFER');
    await dialog.getByLabel('文件格式').selectOption('CSV');
    await dialog.getByRole('button', { name: /^导\s?出$/ }).click();
    await expect(page.getByText('已提交，等另一位同事审批。')).toBeVisible();
    await page.getByRole('link', { name: '查看申请' }).click();
    await expect(page.getByText('等另一位指挥人员审批。')).toBeVisible();
  });

  await test.step('somebody of the command post lets it go, with a reason', async () => {
    const second = await open('command post');
    await second.goto(`/console/exports?${new URLSearchParams({ region })}`);
    const item = second.locator('.people li', { hasText: asker });
    await item.getByRole('button', { name: /^批\s?准$/ }).click();
    const dialog = second.getByRole('dialog');
    await dialog.getByLabel('理由').fill('今晚集中转运');
    await dialog.getByRole('button', { name: /^批\s?准$/ }).click();
    await expect(item.getByText('可以下载')).toBeVisible();
    await expect(item.getByText('今晚集中转运')).toBeVisible();
  });

  const lines = await test.step('whoever asked fetches it', async () => {
    await page.reload();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: /^下\s?载$/ }).click();
    const file = await (await downloading).path();
    await expect(page.getByText('已下载 1 次')).toBeVisible();
    return (await readFile(file, 'utf8')).trimEnd().split('\r\n');
  });
  expect(lines.length).toBeGreaterThan(102);
  expect(lines[0]).toContain(asker);
  expect(lines[1]).toContain('追溯码');
  expect(lines.slice(2).filter((line) => /\d{17}[\dX]/.test(line))).toEqual([]);
  const mark = lines[2]?.split(',').at(-1) ?? '';

  const auditor = await open(await newcomer(address, `auditor-${number}`, 'AUDITOR', [county]));
  await test.step('and the code of one row tells the auditor who it was', async () => {
    await auditor.goto('/console/audit');
    await auditor.getByLabel('追溯码').fill(mark);
    await auditor.getByRole('button', { name: /^追\s?查$/ }).click();
    await expect(auditor.getByRole('region', { name: '追查泄露的名单' }).getByText(asker)).toBeVisible();
    await auditor.getByLabel('类型').selectOption('EXPORT');
    const log = auditor.getByRole('region', { name: '操作日志' });
    await expect(log.getByRole('row', { name: new RegExp(asker) }).first()).toContainText('转运');
    expect((await new AxeBuilder({ page: auditor }).analyze()).violations).toEqual([]);
  });
});

test('a township elsewhere is opened in an emergency, on a phone, and both sides see it [row 2.22]', async ({
  open,
  address,
}) => {
  const region = await township();
  const code = region.replaceAll('/', '');
  const places = await (await apiOf('command post')).get<{ region: string }[]>('/api/regions/roots');
  const own = places.find((place) => place.region.split('/').length === 5 && place.region !== region)?.region ?? '';
  const number = Date.now().toString(36);
  const lead = `lead-${number}`;
  const page = await open(await newcomer(address, lead, 'GRID_LEAD', [own]), { viewport: PHONE });

  await page.goto('/console/emergency');
  await page.getByLabel('乡镇或街道的区划代码').fill(code);
  await page.getByLabel('发生了什么，为什么要查看').fill('病人昏迷，医院需要联系家属');
  await page.getByRole('button', { name: '立即打开' }).click();
  await expect(page.getByText('有效中')).toBeVisible();
  await page.goto(`/console/ledger?${new URLSearchParams({ region, care: 'ALL' })}`);
  await expect(page.getByRole('table').locator('tbody tr').first()).toBeVisible();

  const command = await open('command post');
  await command.goto('/console/audit');
  const item = command.locator('.people li', { hasText: lead });
  await expect(item.getByText('病人昏迷，医院需要联系家属')).toBeVisible();
  await item.getByRole('button', { name: /^核\s?实$/ }).click();
  await command.getByRole('dialog').getByLabel('核实结果').fill('已与医院核实');
  await command
    .getByRole('dialog')
    .getByRole('button', { name: /^核\s?实$/ })
    .click();
  await expect(item.getByText('已与医院核实')).toBeVisible();

  await page.goto('/console/emergency');
  await page.getByRole('button', { name: /^结\s?束$/ }).click();
  await expect(page.getByText('已结束')).toBeVisible();
});
