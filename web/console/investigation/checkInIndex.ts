import type { Schemas } from '../../api/schemas';

export type CheckInIndex = Schemas['IndexState'];

const SOON_MILLIS = 2_000;
const LATER_MILLIS = 30_000;

/** Whether check-ins are on their way into memory; where none are kept there is nothing to wait for. */
export function isLoading({ ready, from }: CheckInIndex): boolean {
  return !ready && from !== null;
}

/** When to look again: soon while they are read, later where it has not begun, and no more once they are there. */
export function lookAgainIn(state: CheckInIndex | undefined): number | false {
  if (state?.ready === true) {
    return false;
  }
  return state !== undefined && isLoading(state) ? SOON_MILLIS : LATER_MILLIS;
}
