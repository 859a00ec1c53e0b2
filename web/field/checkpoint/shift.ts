import { api, data } from '../../api/client';
import { type Desk, useLive } from '../outbox/desk';
import { useAnswer } from '../shell/answer';
import { type Figures, type Post, withUnsent } from './gate';

export interface Shift {
  id: string;
  post: Post;
  beganAt: string;
}

export interface ShiftsOfPost {
  current: { id: string; holder: string; beganAt: string } | null;
  last: { id: string; holder: string; beganAt: string; endedAt: string; note: string; openItems: string[] } | null;
}

const SHIFT = 'shift';
const FIGURES_MILLIS = 15_000;

/** The shift held on this device; null when there is none, undefined while nobody knows yet. */
export function useShift(desk: Desk): Shift | null | undefined {
  return useLive(async () => (await desk.outbox.answer<Shift | null>(SHIFT))?.value ?? null, desk.owner);
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
      data<Figures>(
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
