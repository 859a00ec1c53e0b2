import { api, data } from '../../api/client';
import type { Entry } from '../outbox/database';
import { type Desk, useLive } from '../outbox/desk';
import { type Asked, useAnswer } from '../shell/answer';
import type { HealthCode } from '../shell/Code';

export type TaskKind = 'VERIFY_LEAD' | 'TEST' | 'MONITOR' | 'OVERSTAY' | 'MEET_ARRIVAL';

/** A release condition that is not met. */
export interface Missing {
  what: string;
  on?: string | null;
}

export interface TaskDetail {
  origin?: string | null;
  arrives?: string | null;
  day?: string;
  tier?: string | null;
  until?: string;
  missing?: Missing[];
}

export interface RoundTask {
  person: string;
  name: string;
  phone: string | null;
  kind: TaskKind;
  subject: string;
  region: string;
  household: string | null;
  openedAt: string;
  dueAt: string;
  overdue: boolean;
  detail: TaskDetail;
}

export interface Member {
  person: string;
  name: string;
  category: string | null;
  code: HealthCode | null;
  until: string | null;
}

export interface Household {
  region: string;
  name: string;
  lastVisit: { at: string; outcome: 'MET' | 'ABSENT' | 'REFUSED' } | null;
  people: Member[];
}

export interface Round {
  asOf: string;
  worker: { login: string; name: string };
  nodes: { region: string; name: string }[];
  tasks: RoundTask[];
  households: Household[];
}

/** How long the server may take to see what a fact it has taken answers. */
const DERIVED_WITHIN_MILLIS = 60_000;
const AGAIN_MILLIS = 300_000;

export const taskKey = (task: RoundTask) => `task:${task.kind}:${task.person}:${task.subject}`;
export const visitKey = (region: string) => `visit:${region}`;

/** The day's work of whoever is signed in; from the first reading on it is on the device. */
export function useRound(desk: Desk): Asked<Round> {
  return useAnswer(desk, 'round', () => data<Round>(api.GET('/api/tasks/round', {})).then(named), AGAIN_MILLIS);
}

const NAMELESS = '—';

/** People registered by their number alone have no name yet. */
function named(round: Round): Round {
  const name = <T extends { name: string | null }>(one: T) => ({ ...one, name: one.name ?? NAMELESS });
  return {
    ...round,
    tasks: round.tasks.map(name),
    households: round.households.map((household) => ({ ...household, people: household.people.map(name) })),
  };
}

export type Done = 'KEPT' | 'SENT' | 'REFUSED';

/** What this device has done already of what the round still asks for. */
export function doneBy(entries: Pick<Entry, 'about' | 'state' | 'sentAt'>[], asOf: string): Map<string, Done> {
  const done = new Map<string, Done>();
  for (const { about, state, sentAt } of entries) {
    const seenByServer = sentAt !== undefined && Date.parse(asOf) > Date.parse(sentAt) + DERIVED_WITHIN_MILLIS;
    if (state !== 'SET_ASIDE' && !seenByServer) {
      for (const key of about) {
        done.set(key, state);
      }
    }
  }
  return done;
}

export function useDone(desk: Desk, asOf: string): Map<string, Done> {
  const entries = useLive(
    () => desk.outbox.database.entries.where('about').startsWithAnyOf('task:', 'visit:').sortBy('seq'),
    desk.owner,
  );
  return doneBy(entries ?? [], asOf);
}

export interface Group {
  region: string;
  name: string;
  tasks: RoundTask[];
}

const byUrgency = (a: RoundTask, b: RoundTask) =>
  Number(b.overdue) - Number(a.overdue) || a.dueAt.localeCompare(b.dueAt);

/** The tasks by household, the most urgent household first. */
export function groupByHousehold(round: Round, tasks: RoundTask[]): Group[] {
  const names = new Map([...round.nodes, ...round.households].map((place) => [place.region, place.name]));
  const groups = new Map<string, Group>();
  for (const task of [...tasks].sort(byUrgency)) {
    const region = task.household ?? task.region;
    const group = groups.get(region) ?? { region, name: names.get(region) ?? '', tasks: [] };
    group.tasks.push(task);
    groups.set(region, group);
  }
  return [...groups.values()];
}
