import type { Stricter } from './types';

/** The ways to be stricter, and the blocks of a protocol that are no category. */
export const KINDS = [
  'LONGER',
  'WIDER',
  'LOW_RISK',
  'ZONE',
  'LOOKBACK_LONGER',
  'STRICTER_TIER',
  'STRICTER_CODE',
  'MORE_TESTS',
] as const;
export const BLOCKS = ['lookback', 'zones'] as const;

type Finding = Pick<Stricter, 'kind' | 'category' | 'what' | 'overlay'>;

/** Of whom or of what a finding speaks, and which of its properties is compared. */
export type Subject =
  | { of: 'trigger'; trigger: string; aspect: TriggerAspect; tier?: string }
  | { of: 'event'; event: string; aspect: 'before' | 'after' }
  | { of: 'zone'; zone: string; aspect: 'kind' | 'down' }
  | { of: 'block'; aspect: 'from_onset' | 'linger_h' | 'lift' | 'lift_contact' };

export const TRIGGER_ASPECTS = [
  'measure',
  'category',
  'history_days',
  'susceptible_only',
  'fallback',
  'tests',
  'release_link',
  'environment',
  'colour',
] as const;
type TriggerAspect = (typeof TRIGGER_ASPECTS)[number];

const PLAIN = /^(entry|role_exit|(?:exposure|stay|arrival) \S+)(?: (\S+))?$/;

/** Reads what is compared, as the lint writes it: `arrival HIGH history_days`, `onset after`, `lift`. */
export function subjectOf({ kind, category, what, overlay }: Finding): Subject {
  const isNamed = overlay.is === 'AS';
  if (category === 'lookback') {
    if (what === 'from_onset' || what === 'linger_h') {
      return { of: 'block', aspect: what };
    }
    const [event = what, after] = what.split(' ');
    return { of: 'event', event, aspect: after === 'after' ? 'after' : 'before' };
  }
  if (category === 'zones') {
    if (what === 'lift' || what === 'lift last_contact_days') {
      return { of: 'block', aspect: what === 'lift' ? 'lift' : 'lift_contact' };
    }
    return { of: 'zone', zone: what, aspect: isNamed ? 'kind' : 'down' };
  }
  const [, trigger = what, rest] = PLAIN.exec(what) ?? [];
  if (kind === 'STRICTER_CODE' && rest !== undefined) {
    return { of: 'trigger', trigger, aspect: 'colour', tier: rest };
  }
  const aspect = TRIGGER_ASPECTS.find((each) => each === rest) ?? (isNamed ? 'category' : 'measure');
  return { of: 'trigger', trigger, aspect };
}

/** Those of one category or block together, as one justification speaks of them all. */
export function byCategory(stricter: readonly Stricter[]): { category: string; findings: Stricter[] }[] {
  return [...new Set(stricter.map(({ category }) => category))].map((category) => ({
    category,
    findings: stricter.filter((each) => each.category === category),
  }));
}
