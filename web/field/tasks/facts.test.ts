import { describe, expect, it } from 'vitest';
import { temperatureOf } from '../checkpoint/gate';
import { leadVerified, monitored, visited, zeroReport } from './facts';
import {
  doneBy,
  groupByHousehold,
  type Household,
  isDone,
  isOverdue,
  type Round,
  type RoundTask,
  taskKey,
  visitKey,
} from './round';

const AT = '2022-04-24T02:00:00.000Z';
const TODAY = '2022-04-24';
const HOUSE = '99/00/00/001/001/G01/H0001/';

const task = (person: string, kind: RoundTask['kind'], dueAt = AT): RoundTask => ({
  person,
  name: person,
  phone: null,
  kind,
  subject: '2022-04-24',
  region: '99/00/00/001/001/G01/',
  household: HOUSE,
  openedAt: AT,
  dueAt,
  overdue: false,
  detail: { day: '2022-04-24', tier: null },
});

const household: Household = {
  region: HOUSE,
  name: 'House 1',
  lastVisit: null,
  people: [
    { person: 'contact', name: 'contact', category: 'CLOSE_CONTACT', code: 'RED', until: null },
    { person: 'parent', name: 'parent', category: 'NONE', code: 'GREEN', until: null },
  ],
};

describe('a visit', () => {
  it('says of those looked after how they are, and nothing of the others', () => {
    const facts = zeroReport(household, [task('contact', 'MONITOR')], AT);
    expect(facts.map((fact) => [fact.type, fact.content.person, fact.content.present])).toEqual([
      ['visit', undefined, undefined],
      ['symptom', 'contact', false],
    ]);
    expect(facts[1]?.about).toEqual([taskKey(task('contact', 'MONITOR'))]);
  });

  it('says of whoever is ill that they are, looked after or not', () => {
    const facts = visited({ household, at: AT, outcome: 'MET', ill: ['parent'], returnee: null }, []);
    expect(facts.map((fact) => [fact.content.person, fact.content.present])).toContainEqual(['parent', true]);
  });

  it('says nothing of anybody when nobody was met', () => {
    const facts = visited({ household, at: AT, outcome: 'ABSENT', ill: [], returnee: null }, []);
    expect(facts.map((fact) => fact.type)).toEqual(['visit']);
    expect(facts[0]?.about).toEqual([]);
  });

  it('answers for its own day only', () => {
    const yesterday = {
      ...task('contact', 'MONITOR'),
      subject: '2022-04-23',
      detail: { day: '2022-04-23', tier: null },
    };
    const facts = zeroReport(household, [yesterday, task('contact', 'MONITOR')], AT);
    expect(facts[1]?.about).toEqual([taskKey(task('contact', 'MONITOR'))]);
  });

  it('keeps a temperature that was measured', () => {
    const told = { task: task('p', 'MONITOR'), at: AT, channel: 'VISIT' } as const;
    expect(monitored(told, false, AT, temperatureOf('36,6'))[0]?.content).toMatchObject({ temperature: 36.6 });
    expect(monitored(told, false, AT, null)[0]?.content).not.toHaveProperty('temperature');
  });

  it('records who came back', () => {
    const returnee = {
      person: { name: 'child', phone: '1' },
      name: 'child',
      at: AT,
      risk: 'LOW',
      origin: '31',
    } as const;
    const facts = visited({ household, at: AT, outcome: 'MET', ill: [], returnee }, []);
    expect(facts.at(-1)?.type).toBe('arrival');
    expect(facts.at(-1)?.content).toMatchObject({ risk: 'LOW', origin: '31', region: HOUSE });
  });
});

describe('a lead', () => {
  it('that is found makes an outcome and, where they came, an arrival', () => {
    const told = { task: task('p', 'VERIFY_LEAD'), at: AT, channel: 'PHONE' } as const;
    expect(leadVerified(told, 'FOUND', { at: AT, risk: 'HIGH', origin: '31' }).map((fact) => fact.type)).toEqual([
      'lead_outcome',
      'arrival',
    ]);
    expect(leadVerified(told, 'WRONG', null)[0]?.content).toMatchObject({ outcome: 'WRONG', lead: '2022-04-24' });
  });
});

describe('a declared arrival', () => {
  it('of somebody who did not come is answered as a lead is, by the id of the declaration', () => {
    const told = { task: { ...task('p', 'MEET_ARRIVAL'), subject: 'd' }, at: AT, channel: 'PHONE' } as const;
    const [fact, ...others] = leadVerified(told, 'NOT_HERE', null);
    expect(fact?.content).toMatchObject({ lead: 'd', outcome: 'NOT_HERE' });
    expect(fact?.about).toEqual([taskKey(told.task)]);
    expect(others).toEqual([]);
  });
});

describe('the round', () => {
  const round: Round = { asOf: AT, worker: { login: 'w', name: 'w' }, nodes: [], tasks: [], households: [household] };

  it('puts the household with the most urgent task first', () => {
    const late = { ...task('b', 'TEST', '2022-04-24T01:59:59Z'), household: 'X/' };
    const groups = groupByHousehold(round, [task('a', 'TEST', '2022-04-24T01:59:59.500Z'), late]);
    expect(groups.map((group) => group.region)).toEqual(['X/', HOUSE]);
    expect(groups[1]?.name).toBe('House 1');
  });

  it('says that a task is overdue by the time, whatever was so when the round was read', () => {
    const due = Date.parse(AT);
    expect([due - 1, due].map((now) => isOverdue(task('a', 'TEST'), now))).toEqual([false, true]);
  });

  it('takes a task for done until the server has had time to see it', () => {
    const entry = { state: 'SENT', sentAt: '2022-04-24T01:59:30Z', keptAt: AT } as const;
    const entries = [{ ...entry, about: ['task:a'] }];
    expect(doneBy(entries, AT, TODAY).get('task:a')).toBe('SENT');
    expect(doneBy(entries, '2022-04-24T02:05:00Z', TODAY).has('task:a')).toBe(false);
  });

  it('takes nothing for done that was refused, unless it was said again', () => {
    const refused = { about: ['task:a'], state: 'REFUSED', keptAt: AT } as const;
    const again = { about: ['task:a'], state: 'KEPT', keptAt: AT } as const;
    const list = (...entries: (typeof refused | typeof again)[]) =>
      entries.map((entry) => ({ ...entry, about: [...entry.about] }));
    expect(isDone(doneBy(list(refused), AT, TODAY).get('task:a'))).toBe(false);
    expect(isDone(doneBy(list(refused, again), AT, TODAY).get('task:a'))).toBe(true);
    expect(isDone(doneBy(list(again, refused), AT, TODAY).get('task:a'))).toBe(true);
  });

  it('counts a visit for its own day', () => {
    const entries = [{ about: [visitKey(HOUSE), 'task:a'], state: 'KEPT' as const, keptAt: AT }];
    expect([...doneBy(entries, AT, TODAY).keys()]).toEqual([visitKey(HOUSE), 'task:a']);
    expect([...doneBy(entries, AT, '2022-04-25').keys()]).toEqual(['task:a']);
  });
});
