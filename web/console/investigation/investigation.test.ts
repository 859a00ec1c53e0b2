import { expect, it } from 'vitest';
import { everyDay } from './queries';

it('shows the days without anybody too', () => {
  const days = everyDay(
    new Map([
      ['2022-03-01', [2, 0]],
      ['2022-02-27', [1, 4]],
    ]),
    2,
  );
  expect(days).toEqual([
    { day: '2022-02-27', contacts: [1, 4] },
    { day: '2022-02-28', contacts: [0, 0] },
    { day: '2022-03-01', contacts: [2, 0] },
  ]);
});
