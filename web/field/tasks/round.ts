import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { serverNow } from '../outbox/clock';
import type { Entry } from '../outbox/database';
import { type Desk, useLive } from '../outbox/desk';
import { type Asked, useAnswer } from '../shell/answer';
import { day, dayFromToday } from '../shell/time';
import { useMinute } from '../shell/useMinute';

/** Whom the server knows by number alone has a name here too. */
type Named<T> = Omit<T, 'name'> & { name: string };
export type RoundTask = Named<Schemas['RoundTodo']>;
export type Member = Named<Omit<Schemas['RoundInhabitant'], 'code'> & { code: string | null }>;
export type Household = Omit<Schemas['RoundHome'], 'people'> & { people: Member[] };
export type Round = Omit<Schemas['Round'], 'tasks' | 'households'> & { tasks: RoundTask[]; households: Household[] };

/** How long the server may take to see what a fact it has taken answers. */
const DERIVED_WITHIN_MILLIS = 60_000;
const AGAIN_MILLIS = 300_000;

export const taskKey = (task: RoundTask) => `task:${task.kind}:${task.person}:${task.subject}`;
export const visitKey = (region: string) => `visit:${region}`;

/** Where a household is shown. A region is full of slashes, which a server takes for its own in a path. */
export const householdPath = (region: string) => `/tasks/households/${region.replaceAll('/', '-')}`;
export const regionOfPath = (part = '') => part.replaceAll('-', '/');

/**
 * The day's work of whoever is signed in; from the first reading on it is on the device. A door may have no name but its
 * number.
 */
export function useRound(desk: Desk): Asked<Round> {
  useMinute();
  const { t } = useTranslation('tasks');
  const asked = useAnswer(desk, 'round', () => data(api.GET('/api/tasks/round', {})).then(named), AGAIN_MILLIS);
  const value = useMemo(() => {
    const called = (one: Household) =>
      /^\d+$/.test(one.name) ? { ...one, name: t('householdNumber', { number: one.name }) } : one;
    return asked.value && { ...asked.value, households: asked.value.households.map(called) };
  }, [asked.value, t]);
  return { ...asked, value };
}

const NAMELESS = '—';

/** People registered by their number alone have no name yet. */
function named(round: Schemas['Round']): Round {
  const name = <T extends { name: string | null }>(one: T) => ({ ...one, name: one.name ?? NAMELESS });
  return {
    ...round,
    tasks: round.tasks.map(name),
    households: round.households.map((household) => ({ ...household, people: household.people.map(name) })),
  };
}

export type Done = 'KEPT' | 'SENT' | 'REFUSED';

/** What was refused is not done. */
export const isDone = (state: Done | undefined) => state === 'KEPT' || state === 'SENT';

/** What this device has done already of what the round still asks for; visits count for their own day. */
export function doneBy(
  entries: Pick<Entry, 'about' | 'state' | 'sentAt' | 'keptAt'>[],
  asOf: string,
  today: string,
): Map<string, Done> {
  const done = new Map<string, Done>();
  for (const { about, state, sentAt, keptAt } of entries) {
    const seenByServer = sentAt !== undefined && Date.parse(asOf) > Date.parse(sentAt) + DERIVED_WITHIN_MILLIS;
    if (state !== 'SET_ASIDE' && !seenByServer) {
      const keys = day(keptAt) === today ? about : about.filter((key) => !key.startsWith('visit:'));
      for (const key of keys.filter((one) => state !== 'REFUSED' || !done.has(one))) {
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
  return doneBy(entries ?? [], asOf, dayFromToday(0));
}

/** The day a task of one day asks about. */
export const askedDay = ({ detail, subject }: RoundTask) => ('day' in detail ? detail.day : subject);

export interface Group {
  region: string;
  name: string;
  tasks: RoundTask[];
}

/** What the server said is as old as the round: without a network a task becomes overdue all the same. */
export const isOverdue = ({ dueAt }: RoundTask, now: number = serverNow()) => Date.parse(dueAt) <= now;

/** What is overdue was due before everything else. */
const byUrgency = (a: RoundTask, b: RoundTask) => Date.parse(a.dueAt) - Date.parse(b.dueAt);

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
