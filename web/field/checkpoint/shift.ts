import { api, data } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { serverNow, stamp, uuidAt } from '../outbox/clock';
import { type Desk, useLive, useWatched } from '../outbox/desk';
import type { Outbox } from '../outbox/outbox';
import { useAnswer } from '../shell/answer';
import { type Check, type Direction, type Post, withUnsent } from './gate';

export interface Shift {
  id: string;
  post: Post;
  beganAt: string;
}

const SHIFT = 'shift';

/** How the gate is set: it stays so until somebody changes it, also when the device is started again. */
interface Setting {
  direction: Direction;
  /** The checks that everybody who passes goes through. */
  checks: readonly Check[];
  vehicle: Vehicle | null;
}

export interface Vehicle {
  plate: string;
  journey: string;
}

const FIRST_SETTING: Setting = { direction: 'IN', checks: [], vehicle: null };

const FIGURES_MILLIS = 15_000;

interface Held {
  /** Null when there is none. */
  shift: Shift | null;
  /** A shift that was taken over here and that the server did not grant. */
  refused: { shift: Shift; detail: string } | null;
}

const about = (id: string) => `shift:${id}`;

/** The shift held on this device. One whose taking over was refused is none, until it is sent again. */
export async function readShift(outbox: Outbox): Promise<Held> {
  const entries = await outbox.database.entries
    .where('about')
    .startsWith(about(''))
    .filter(({ type }) => type === 'shift')
    .toArray();
  const shift = (await outbox.answer<Shift | null>(SHIFT))?.value ?? null;
  if (shift === null) {
    return { shift, refused: null };
  }
  const taken = entries.find((entry) => entry.about.includes(about(shift.id)));
  switch (taken?.state) {
    case 'REFUSED':
      return { shift: null, refused: { shift, detail: taken.problem?.detail || taken.problem?.title || '' } };
    case 'SET_ASIDE':
      return { shift: null, refused: null };
    default:
      return { shift, refused: null };
  }
}

/** The shift held on this device; undefined while nobody knows yet. */
export function useShift(desk: Desk) {
  return useWatched(() => readShift(desk.outbox), desk.owner);
}

export async function takeOver(desk: Desk, post: Post, label: string) {
  const id = uuidAt(serverNow());
  const at = stamp();
  await desk.keep([
    {
      type: 'shift',
      path: '/api/checkpoints/shifts',
      content: { id, post: post.post, at },
      label,
      about: [about(id)],
    },
  ]);
  await keepShift(desk, { id, post, beganAt: at });
}

export async function handOver(desk: Desk, shift: Shift, note: string, openItems: string[], label: string) {
  await desk.keep([
    {
      type: 'handOver',
      path: `/api/checkpoints/shifts/${shift.id}/hand-over`,
      content: { at: stamp(), note, openItems },
      label,
      about: [about(shift.id)],
    },
  ]);
  await keepShift(desk, null);
}

export type Duty = Schemas['ShiftsDuty'];

/** Whose a post is: nobody's, mine to go on with, or somebody else's, who has to hand over first. */
export function standingOf(duty: Duty | null, username: string, handedOver: (id: string) => boolean) {
  const current = duty?.current ?? null;
  if (current === null || handedOver(current.id)) {
    return 'FREE';
  }
  return current.holder === username ? 'MINE' : 'HELD';
}

/** The shifts handed over on this device; the server may not have heard of it yet. */
export function useHandedOver(desk: Desk): (id: string) => boolean {
  const entries = useLive(
    () =>
      desk.outbox.database.entries
        .where('about')
        .startsWith(about(''))
        .filter(({ type, state }) => type === 'handOver' && (state === 'KEPT' || state === 'SENT'))
        .toArray(),
    `${desk.owner} handed over`,
  );
  return (id) => entries?.some((entry) => entry.about.includes(about(id))) ?? false;
}

export function useSetting(desk: Desk, shift: Shift): [Setting, (change: Partial<Setting>) => Promise<void>] {
  const key = `setting:${shift.id}`;
  const read = async () => (await desk.outbox.answer<Setting>(key))?.value ?? FIRST_SETTING;
  const setting = useLive(read, `${desk.owner} ${key}`) ?? FIRST_SETTING;
  return [setting, async (change) => desk.outbox.keepAnswer(key, { ...(await read()), ...change })];
}

export function keepShift(desk: Pick<Desk, 'outbox'>, shift: Shift | null) {
  return desk.outbox.keepAnswer(SHIFT, shift);
}

export function useFigures(desk: Desk, shift: Shift) {
  const { post, beganAt, id } = shift;
  const asked = useAnswer(
    desk,
    `figures:${id}`,
    () =>
      data(
        api.GET('/api/checkpoints/{post}/figures', {
          params: { path: { post: post.post }, query: { since: beganAt } },
        }),
      ),
    FIGURES_MILLIS,
  );
  const entries = useLive(
    () =>
      desk.outbox.database.entries
        .where('about')
        .equals(`passage:${post.post}`)
        .filter((entry) => Date.parse(entry.keptAt) >= Date.parse(beganAt))
        .toArray(),
    `${desk.owner} ${id}`,
  );
  return { asked, ...withUnsent(asked.value, entries ?? [], beganAt) };
}
