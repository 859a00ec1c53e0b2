import { describe, expect, it } from 'vitest';
import { leadVerified, visited, zeroReport } from './facts';
import { doneBy, groupByHousehold, type Household, type Round, type RoundTask, taskKey } from './round';

const AT = '2022-04-24T02:00:00.000Z';
const HOUSE = '99/00/00/001/001/G01/H0001/';

const task = (person: string, kind: RoundTask['kind'], overdue = false, dueAt = AT): RoundTask => ({
  person,
  name: person,
  phone: null,
  kind,
  subject: '2022-04-24',
  region: '99/00/00/001/001/G01/',
  household: HOUSE,
  openedAt: AT,
  dueAt,
  overdue,
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

describe('the round', () => {
  const round: Round = { asOf: AT, worker: { login: 'w', name: 'w' }, nodes: [], tasks: [], households: [household] };

  it('puts the household with the most urgent task first', () => {
    const late = { ...task('b', 'TEST', true), household: 'X/' };
    const groups = groupByHousehold(round, [task('a', 'TEST'), late]);
    expect(groups.map((group) => group.region)).toEqual(['X/', HOUSE]);
    expect(groups[1]?.name).toBe('House 1');
  });

  it('takes a task for done until the server has had time to see it', () => {
    const entry = { about: ['task:a'], state: 'SENT', sentAt: '2022-04-24T01:59:30Z' } as const;
    const entries = [{ ...entry, about: ['task:a'] }];
    expect(doneBy(entries, AT).get('task:a')).toBe('SENT');
    expect(doneBy(entries, '2022-04-24T02:05:00Z').has('task:a')).toBe(false);
  });
});
