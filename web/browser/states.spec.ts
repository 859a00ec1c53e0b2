import { Api } from './api';
import { takeOver } from './routes';
import { apiOf, expect, PHONE, signInOf, someone, test } from './test';

/** Somebody new who sees figures alone. */
async function auditor(address: string): Promise<Api> {
  const signIn = { username: `shenji-${Date.now()}`, password: 'long enough for a browser' };
  const administrator = await apiOf('administrator');
  await administrator.post('/api/accounts', { ...signIn, role: 'AUDITOR', scope: ['15/', '41/'] });
  return new Api(address).signIn(signIn);
}

test('an auditor sees figures and nobody behind them, and is told so where they have no right [row 2.22]', async ({
  address,
  open,
  complaints,
}) => {
  complaints.expect(/ 403 /);
  const page = await open(await auditor(address));
  await page.goto('/console/');
  await expect(page.locator('.balance .mark').first()).toContainText('✓ 平');
  await expect(page.locator('.term')).not.toHaveCount(0);
  await expect(page.locator('a.term')).toHaveCount(0);
  await expect(page.getByRole('navigation', { name: '模块' }).getByRole('link')).toHaveText([
    '指挥',
    '方案',
    '导出',
    /^监督/,
  ]);
  await expect(page.getByRole('textbox', { name: /^查人/ })).toHaveCount(0);
  for (const path of ['/console/ledger', '/console/lists', '/console/investigations']) {
    await page.goto(path);
    await expect(page.getByRole('alert').filter({ hasText: '没有权限' }).first()).toBeVisible();
  }
  await page.goto('/field/tasks');
  await expect(page.getByText('没有权限')).toBeVisible();
  await page.goto('/field/');
  await expect(page.getByText('这个账号没有外勤工作。')).toBeVisible();
});

test('without a network the console keeps what it shows and says how old it is', async ({ open, complaints }) => {
  complaints.expectUnreachable();
  const page = await open('command post');
  await page.goto('/console/command');
  const figure = page.locator('.term-value').first();
  await expect(figure).toBeVisible();
  const shown = await figure.textContent();
  await page.context().setOffline(true);
  await expect(page.getByText('没有网络。页面上是断网前的数，联网后自动更新。')).toBeVisible();
  await expect(figure).toHaveText(shown ?? '');
  await page.context().setOffline(false);
  await expect(page.getByText('没有网络。')).toHaveCount(0);
});

test('whoever is not signed in is asked to, and comes back to the page they wanted', async ({ page, complaints }) => {
  complaints.expect(/ 401 .*\/api\/sign-in$/);
  await page.goto('/console/ledger?status=DUE');
  await expect(page).toHaveURL(/\/console\/sign-in$/);
  await page.getByLabel('用户名').fill('nobody');
  await page.getByLabel('密码').fill('not their password');
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  const { username, password } = signInOf('command post');
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page).toHaveURL(/\/console\/ledger\?status=DUE/);
  await page.goto('about:blank');
  await page.context().clearCookies();
  await page.goto('/field/tasks');
  await expect(page).toHaveURL(/\/field\/sign-in$/);
});

test('whoever could not come in over the identity provider is told why, on both pages of sign-in', async ({ page }) => {
  for (const entry of ['console', 'field']) {
    for (const [end, words] of [
      ['away', '连接不上单位的登录服务'],
      ['failed', '没有登录成功'],
      ['unknown', '没有关联这里的账号'],
    ] as const) {
      await page.goto(`/${entry}/sign-in?oidc=${end}`);
      await expect(page.getByRole('alert')).toContainText(words);
    }
  }
});

test('whoever is signed out in the middle of a form signs in over it and goes on', async ({ open, complaints }) => {
  complaints.expect(/ 401 /);
  const page = await open(await new Api(process.env.FANGKONG_ADDRESS ?? '').signIn(signInOf('epidemiologist')));
  await page.goto('/console/investigations');
  const name = page.getByRole('textbox', { name: '名称' });
  await name.fill('写了一半');
  await page.request.post('/api/sign-out');
  await expect(page.getByText('登录已过期')).toBeVisible();
  await expect(name).toBeHidden();
  const { username, password } = signInOf('epidemiologist');
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await expect(name).toHaveValue('写了一半');
});

test('an address with a place that is none shows a place that is one', async ({ open }) => {
  const page = await open('command post');
  for (const region of ['41', '/', '..', '<b>']) {
    await page.goto(`/console/command?region=${encodeURIComponent(region)}`);
    await expect(page.locator('.balance .mark').filter({ hasText: '✓ 平' })).toHaveCount(3);
  }
});

test('nothing to show is said in words, with what to do', async ({ open }) => {
  const page = await open('epidemiologist');
  await page.goto('/console/ledger?code=GREEN&category=CASE');
  await expect(page.getByText('没有符合的人。放宽筛选，或换一个地方。')).toBeVisible();
  await page.goto('/console/nowhere');
  await expect(page.getByRole('heading', { name: '没有这个页面' })).toBeVisible();
});

test('whoever is not known is said not to be known, never green [row 2.4]', async ({ open, complaints }) => {
  complaints.expect(/ 404 .*\/api\/people\/find$/);
  const page = await open('command post');
  await page.goto('/console/command');
  const find = page.getByRole('textbox', { name: /^查人/ });
  await find.fill(someone().idNumber);
  await find.press('Enter');
  await expect(page.getByText('没有找到。号码可能有误，或此人不在您的辖区。')).toBeVisible();
  await find.fill('张三');
  await find.press('Enter');
  await expect(page.getByText('请输入 18 位身份证号，或姓名加 11 位手机号。')).toBeVisible();
});

test('whoever is on duty hands over before signing out, and goes on with the shift on another device [row 4.7]', async ({
  open,
}) => {
  const page = await open('checkpoint', { viewport: PHONE });
  await takeOver(page);
  await expect(page.locator('.queue')).toContainText('已全部上传');

  const other = await open('checkpoint', { viewport: PHONE });
  await other.goto('/field/checkpoint');
  await other.getByRole('radio').first().check({ force: true });
  await expect(other.getByRole('button', { name: '接班', exact: true })).toHaveCount(0);
  await other.getByRole('button', { name: '继续本班' }).click();
  await expect(other.locator('.gate')).toBeVisible();

  await page.goto('/field/settings');
  await page.getByRole('button', { name: '退出登录' }).click();
  await expect(page.getByRole('alert')).toContainText('请先交班再退出');
  await page.getByRole('link', { name: '去交班' }).click();
  await page.getByRole('button', { name: '交班', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: '选岗接班' })).toBeVisible();
});

test('a device of a resident that declared nothing says what for, and how it goes without a phone [goal U6]', async ({
  open,
}) => {
  const page = await open(null, { viewport: PHONE });
  await page.goto('/field/resident');
  await expect(page.getByText('这台设备上还没有码。')).toBeVisible();
  await expect(page.getByRole('heading', { name: '没有手机也一样' })).toBeVisible();
  await page.goto('/field/resident/cards/00000000-0000-0000-0000-000000000000');
  await expect(page.getByText('这台设备上没有这张码。')).toBeVisible();
});

test('a browser that keeps nothing says so, and shows no empty page', async ({ open }) => {
  const page = await open(null, { viewport: PHONE });
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('Nothing is kept in this window.', 'InvalidStateError');
    };
  });
  for (const path of ['/field/', '/field/resident']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('alert')).toContainText('这台设备上现在存不了东西');
  }
});
