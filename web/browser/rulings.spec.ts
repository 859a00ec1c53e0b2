import { apiOf, expect, freshId, PHONE, someone, test } from './test';

interface Round {
  nodes: { region: string }[];
}

test('a resident objects, one person upholds it, and a second one brings the ruling into force [row 2.3]', async ({
  page,
  open,
}) => {
  const command = await apiOf('command post');
  const { nodes } = await (await apiOf('grid worker')).get<Round>('/api/tasks/round');
  const cell = nodes.at(-1)?.region ?? '';
  const { now } = await command.get<{ now: string }>('/api/clock');
  const who = someone();

  const card =
    await test.step('somebody declares, arrives from a high-risk area and is compared with a document', async () => {
      await page.setViewportSize(PHONE);
      await page.goto('/field/resident/arrival');
      await page.getByLabel(/^姓名/).fill(who.name);
      await page.getByLabel(/^手机号/).fill(who.phone);
      await page.getByLabel(/^身份证号/).fill(who.idNumber);
      for (let step = 1; step <= 5; step++) {
        await page.locator('fieldset.choice .options .act').first().click();
      }
      await page.locator('select').selectOption('63');
      await page.locator('[type=submit]').click();
      await expect(page.locator('svg.qr')).toBeVisible();
      await expect(page.getByText('还没有核验身份').first()).toBeVisible();
      return new URL(page.url()).pathname.split('/').at(-1);
    });
  const person = await test.step('what is known of them makes them red', async () => {
    const at = new Date(Date.parse(now) - 3_600_000).toISOString();
    const { people } = await command.post<{ people: string[] }>('/api/evidence', {
      facts: [{ id: freshId(now), type: 'arrival', person: who, region: cell, at, risk: 'HIGH' }],
    });
    await command.post(`/api/declarations/cards/${card}/confirm`, {
      at: now,
      name: who.name,
      numberEnd: who.idNumber.slice(-4),
    });
    return people[0] ?? '';
  });

  await test.step('they object to the reason on the page that says it, and see by when they are answered', async () => {
    await page.reload();
    await page.getByRole('button', { name: /^申诉这一条/ }).click();
    await page.getByLabel(/哪里不对/).fill('那几天我不在当地，有车票。');
    await page.getByRole('button', { name: '提交申诉' }).click();
    await expect(page.getByText('等待答复')).toBeVisible();
    await expect(page.getByText(/前答复。/)).toBeVisible();
  });

  const desk = await open('epidemiologist');
  await test.step('the appeal stands in the list, and whoever answers upholds it with a ruling', async () => {
    await desk.goto(`/console/rulings?region=${encodeURIComponent(cell)}`);
    await desk.getByRole('link', { name: who.name }).click();
    const appeals = desk.getByRole('region', { name: '申诉' });
    await appeals.getByRole('button', { name: '答复' }).click();
    await appeals.getByRole('button', { name: /^成立/ }).click();
    await appeals.getByLabel(/^答复理由/).fill('车票属实');
    await appeals.getByLabel('理由', { exact: true }).fill('车票属实，解除');
    await expect(appeals.getByText('认定后：')).toContainText('绿码');
    await appeals.getByRole('button', { name: '提交答复' }).click();
    await expect(appeals.getByText('认定待第二人确认')).toBeVisible();
    const rulings = desk.getByRole('region', { name: '人工认定' });
    await expect(rulings.getByText('您是提出人，须由另一位同事确认。')).toBeVisible();
    await expect(rulings.getByRole('button', { name: /^确认/ })).toHaveCount(0);
  });

  const second = await open('command post');
  await test.step('the second person sees what follows, and confirms', async () => {
    await second.goto(`/console/people/${person}?region=${encodeURIComponent(cell)}`);
    const rulings = second.getByRole('region', { name: '人工认定' });
    await expect(rulings.getByText('认定后：')).toContainText('绿码');
    await rulings.getByRole('button', { name: /^确认/ }).click();
    await expect(rulings.getByText('已确认')).toBeVisible();
    await expect(second.locator('.person-head .statement')).toContainText('绿码');
    await expect(second.getByRole('region', { name: '怎么到了这一步' }).locator('li').first()).toContainText('RULING');
  });

  await test.step('and whoever objected is told, and is green', async () => {
    await page.reload();
    await expect(page.getByText('已由第二个人确认，已经生效。')).toBeVisible();
    await expect(page.locator('.standing-green')).toBeVisible();
  });
});
