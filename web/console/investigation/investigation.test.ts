import { expect, it } from 'vitest';
import { Refused } from '../../api/client';
import { withAll, withoutAll } from './choice';
import { everyDay } from './queries';
import { explained, unexplained } from './reasons';
import type { CaseRow } from './types';

it('shows the days without anybody too', () => {
  const days = everyDay(
    [
      { day: '2022-02-27', generation: 1, contacts: 1 },
      { day: '2022-02-27', generation: 2, contacts: 4 },
      { day: '2022-03-01', generation: 1, contacts: 2 },
    ],
    2,
  );
  expect(days).toEqual([
    { day: '2022-02-27', contacts: [1, 4] },
    { day: '2022-02-28', contacts: [0, 0] },
    { day: '2022-03-01', contacts: [2, 0] },
  ]);
});

const row = (person: string) => ({ person, name: person, infectiousFrom: '2022-03-01T00:00:00Z' }) as CaseRow;
const window = (person: string) => ({
  person,
  name: person,
  infectiousFrom: '2022-02-20T00:00:00Z',
  infectiousUntil: null,
  reason: null,
});

it('chooses all cases shown besides those chosen before, whose windows stay', () => {
  const chosen = [window('kept'), window('first')];
  expect(withAll(chosen, [row('first'), row('second')])).toEqual([
    window('kept'),
    window('first'),
    { person: 'second', name: 'second', infectiousFrom: '2022-03-01T00:00:00Z', infectiousUntil: null, reason: null },
  ]);
});

it('lets go of the cases shown alone', () => {
  expect(withoutAll([window('kept'), window('first')], [row('first'), row('second')])).toEqual([window('kept')]);
});

it('asks why to trace from those whom the server names, and from nobody else', () => {
  const error = (code: string, index: number) => ({ code, detail: '', index });
  const refused = (...errors: ReturnType<typeof error>[]) =>
    new Refused({ code: errors[0]?.code ?? '', detail: '', status: 422, title: '', errors });
  const sent = [window('first'), window('second'), window('third')];
  expect(unexplained(refused(error('FK-6006', 0), error('FK-6006', 2)), sent)).toEqual(['first', 'third']);
  expect(unexplained(refused(error('FK-1010', 1)), sent)).toEqual([]);
  expect(unexplained(new Error('no network'), sent)).toEqual([]);
});

it('shows the reasons that an earlier trace gave', () => {
  expect(explained([window('case'), { ...window('released'), reason: 'still ill' }])).toEqual(['released']);
});
