import type { Wanted } from '../outbox/outbox';
import { day } from '../shell/time';
import { askedDay, type Household, type Member, type RoundTask, taskKey, visitKey } from './round';

export type Risk = 'HIGH' | 'MEDIUM' | 'LOW' | 'NONE';
export type LeadOutcome = 'FOUND' | 'NOT_HERE' | 'MOVED' | 'WRONG' | 'UNREACHABLE' | 'DUPLICATE';
export type VisitOutcome = 'MET' | 'ABSENT' | 'REFUSED';
export type Channel = 'VISIT' | 'PHONE' | 'CHAT';
export type Person = string | { idNumber: string } | { name: string; phone: string };

export interface Arrived {
  at: string;
  risk: Risk;
  origin: string;
}

/** How long something may be taken back after one tap. */
const UNDO_MILLIS = 5_000;

interface Told {
  task: RoundTask;
  at: string;
  channel: Channel;
}

function about({ task, at, channel }: Told, type: string, fields: Record<string, unknown>): Wanted {
  const time = type === 'test' ? {} : { at };
  return {
    type,
    content: { person: task.person, region: task.household ?? task.region, channel, ...time, ...fields },
    label: task.name,
    about: [taskKey(task)],
  };
}

const arrival = (told: Told, { at, risk, origin }: Arrived): Wanted =>
  about(told, 'arrival', { at, known: told.at, risk, ...(origin === '' ? {} : { origin }) });

export function leadVerified(told: Told, outcome: LeadOutcome, arrived: Arrived | null): Wanted[] {
  const answer = about(told, 'lead_outcome', { lead: told.task.subject, outcome });
  return arrived === null ? [answer] : [answer, arrival(told, arrived)];
}

export function monitored(told: Told, present: boolean, known: string, temperature: number | null): Wanted[] {
  return [about(told, 'symptom', { present, known, ...(temperature === null ? {} : { temperature }) })];
}

export function tested(told: Told, sampled: string, result: string, method: 'PCR' | 'ANTIGEN'): Wanted[] {
  return [about(told, 'test', { sampled, known: told.at, result, method })];
}

export function arrivalMet(told: Told, arrived: Arrived): Wanted[] {
  return [arrival(told, arrived)];
}

export interface Returnee extends Arrived {
  person: Person;
  name: string;
}

export interface Visit {
  household: Household;
  at: string;
  outcome: VisitOutcome;
  /** Who has symptoms. */
  ill: string[];
  returnee: Returnee | null;
}

/**
 * A visit and what it implies: how everybody is who is looked after, who is ill, who came back. Whoever is not looked
 * after and well leaves no fact of their own.
 */
export function visited({ household, at, outcome, ill, returnee }: Visit, tasks: RoundTask[]): Wanted[] {
  const { region, name } = household;
  const facts: Wanted[] = [
    {
      type: 'visit',
      content: { region, channel: 'VISIT', at, outcome },
      label: name,
      about: outcome === 'MET' ? [visitKey(region)] : [],
    },
  ];
  if (outcome !== 'MET') {
    return facts;
  }
  const lookedAfter = (member: Member) => member.category !== 'NONE';
  for (const member of household.people.filter((one) => lookedAfter(one) || ill.includes(one.person))) {
    const answered = tasks.filter(
      (task) => task.person === member.person && task.kind === 'MONITOR' && askedDay(task) === day(at),
    );
    facts.push({
      type: 'symptom',
      content: { person: member.person, region, channel: 'VISIT', at, present: ill.includes(member.person) },
      label: member.name,
      about: answered.map(taskKey),
    });
  }
  if (returnee !== null) {
    facts.push({
      type: 'arrival',
      content: {
        person: returnee.person,
        region,
        channel: 'VISIT',
        at: returnee.at,
        known: at,
        risk: returnee.risk,
        ...(returnee.origin === '' ? {} : { origin: returnee.origin }),
      },
      label: returnee.name,
    });
  }
  return facts;
}

/** Seen, everybody well, nobody came back: one tap, which can be taken back for a moment. */
export function zeroReport(household: Household, tasks: RoundTask[], at: string): Wanted[] {
  return visited({ household, at, outcome: 'MET', ill: [], returnee: null }, tasks).map((fact) => ({
    ...fact,
    undoWithin: UNDO_MILLIS,
  }));
}
