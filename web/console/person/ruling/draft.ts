import { day, instantOf, serverNow } from '../../shell/time';
import type { NewRuling } from './queries';

export type Kind = 'RELEASE' | 'CATEGORY' | 'EXCLUDE';

/** A ruling while somebody writes it. */
export interface Draft {
  id: string;
  kind: Kind;
  category: string;
  excludes: string[];
  /** The last day on which it is in force. */
  until: string;
  reason: string;
}

export const LONGEST_REASON = 200;
const USUAL_DAYS = 7;
const DAY_MILLIS = 86_400_000;

/** The day so many days after the server's today. */
export const dayAhead = (days: number) => day(new Date(serverNow().getTime() + days * DAY_MILLIS).toISOString());

export function newDraft(id: string): Draft {
  return { id, kind: 'RELEASE', category: '', excludes: [], until: dayAhead(USUAL_DAYS), reason: '' };
}

/** The ruling that a draft says; null while its decision is not whole. In force to the end of its day. */
export function rulingOf({ id, kind, category, excludes, until, reason }: Draft, person: string): NewRuling | null {
  if (until === '' || (kind === 'CATEGORY' && category === '') || (kind === 'EXCLUDE' && excludes.length === 0)) {
    return null;
  }
  const common = { id, person, reason: reason.trim() || '…', until: instantOf(`${until} 23:59`) };
  switch (kind) {
    case 'RELEASE':
      return { ...common, category: 'NONE' };
    case 'CATEGORY':
      return { ...common, category };
    case 'EXCLUDE':
      return { ...common, excludes };
  }
}

export const isWhole = (draft: Draft, person: string) => draft.reason.trim() !== '' && rulingOf(draft, person) !== null;
