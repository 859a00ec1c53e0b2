import { api, data } from '../../api/client';
import { type Desk, useLive } from '../outbox/desk';
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

/** The shift held on this device; null when there is none, undefined while nobody knows yet. */
export function useShift(desk: Desk): Shift | null | undefined {
  return useLive(async () => (await desk.outbox.answer<Shift | null>(SHIFT))?.value ?? null, desk.owner);
}

export function useSetting(desk: Desk, shift: Shift): [Setting, (change: Partial<Setting>) => Promise<void>] {
  const key = `setting:${shift.id}`;
  const read = async () => (await desk.outbox.answer<Setting>(key))?.value ?? FIRST_SETTING;
  const setting = useLive(read, `${desk.owner} ${key}`) ?? FIRST_SETTING;
  return [setting, async (change) => desk.outbox.keepAnswer(key, { ...(await read()), ...change })];
}

export function keepShift(desk: Desk, shift: Shift | null) {
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
        .filter((entry) => entry.keptAt >= beganAt)
        .toArray(),
    `${desk.owner} ${id}`,
  );
  return { asked, ...withUnsent(asked.value, entries ?? [], beganAt) };
}
