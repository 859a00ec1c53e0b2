import { AxeBuilder } from '@axe-core/playwright';
import { apiOf, expect, freshId, PHONE, someone, test } from './test';

interface Round {
  nodes: { region: string }[];
}

test('what was measured of somebody is masked until it is asked for with a purpose [row 2.22]', async ({ open }) => {
  const command = await apiOf('command post');
  const { nodes } = await (await apiOf('grid worker')).get<Round>('/api/tasks/round');
  const region = nodes.at(-1)?.region ?? '';
  const { now } = await command.get<{ now: string }>('/api/clock');
  const at = new Date(Date.parse(now) - 3_600_000).toISOString();
  const who = someone();
  const { people } = await command.post<{ people: string[] }>('/api/evidence', {
    facts: [
      { id: freshId(now), type: 'symptom', person: who, region, at, present: true, temperature: 38.6 },
      { id: freshId(at), type: 'test', person: who, region, sampled: at, result: 'NEGATIVE', ct: 36.2 },
    ],
  });

  const page = await open('command post');
  await page.goto(`/console/people/${people[0]}?region=${encodeURIComponent(region)}`);
  await expect(page.getByText('测量值已遮蔽')).toHaveCount(2);
  await expect(page.locator('main')).not.toContainText(/38\.6|36\.2/);
  await page.locator('.reveal select').selectOption('CARE');
  await page.getByRole('button', { name: '显示测量值' }).click();

  const head = page.locator('.person-head');
  await expect(head.locator('.measured li')).toHaveCount(2);
  await expect(head).toContainText('体温 38.6 ℃');
  await expect(head).toContainText('Ct 36.2');
  await expect(head).toContainText('已记录，用途：就医救治');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.setViewportSize(PHONE);
  await expect(head.getByRole('button', { name: '显示证件号和电话' })).toBeVisible();
});
