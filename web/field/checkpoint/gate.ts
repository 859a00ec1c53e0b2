import type { Schemas } from '../../api/schemas';
import type { Entry, Tally } from '../outbox/database';
import type { Wanted } from '../outbox/outbox';

export type Direction = 'IN' | 'OUT';
export type Decision = 'PASS' | 'REGISTER' | 'TURN_BACK' | 'HAND_OVER';
export type Check = 'TEMPERATURE' | 'HEALTH_CODE' | 'TRAVEL_CARD' | 'MASK' | 'DISTANCE';

export const CHECKS: readonly Check[] = ['HEALTH_CODE', 'TRAVEL_CARD', 'MASK', 'DISTANCE', 'TEMPERATURE'];
export const TURN_BACK_REASONS = ['NO_VALID_TEST', 'RISK_AREA', 'FEVER', 'REFUSED_CHECK', 'ROAD_CLOSED'] as const;
export const HAND_OVER_REASONS = ['RED_CODE', 'YELLOW_CODE', 'FEVER', 'KEY_AREA', 'ABNORMAL_CODE'] as const;
export const OVERRIDE_REASONS = ['EMERGENCY_CARE', 'DIALYSIS', 'BIRTH', 'FIRE_OR_RESCUE', 'OTHER_EMERGENCY'] as const;

export type Post = Schemas['PostsStanding'];
export type LookUp = Schemas['WhoPasses'];

export type Identity =
  | { kind: 'CODE'; code: string; card: string }
  | { kind: 'ID'; idNumber: string }
  | { kind: 'NAMED'; name: string; phone: string };

/** Why nobody was looked up. */
export type Unasked =
  | { kind: 'OFFLINE' }
  | { kind: 'UNREACHABLE' }
  | { kind: 'SIGNED_OUT' }
  | { kind: 'BUSY'; seconds: number }
  | { kind: 'NO_RIGHT'; detail: string };

/** Whoever stands here; without a look-up they are not verified. */
export interface Passer {
  identity: Identity;
  looked: LookUp | null;
  /** Why they were not looked up; null when they were. */
  unasked: Unasked | null;
  /** The register's id behind a card seen before on this device. */
  person: string | null;
}

export type Colour = 'green' | 'yellow' | 'red' | 'grey';

const COLOURS: Record<NonNullable<LookUp['code']>, Colour> = { GREEN: 'green', YELLOW: 'yellow', RED: 'red' };

export function colourOf(looked: LookUp | null): Colour {
  return looked === null || !looked.known || looked.code === null ? 'grey' : COLOURS[looked.code];
}

export interface Circumstances {
  post: Post;
  direction: Direction;
  journey: string;
  vehicle: string;
  checks: readonly Check[];
  temperature: string;
}

export interface Verdict {
  decision: Decision;
  reason?: string;
  override?: boolean;
  to?: string;
}

export const FEVER = 37.3;

export function temperatureOf(text: string): number | null {
  const plain = text.normalize('NFKC').trim().replace(',', '.');
  const value = Number(plain);
  return plain !== '' && value >= 34 && value <= 43 ? value : null;
}

/** Written, and no temperature of anybody alive: to be mended before somebody is let in. */
export function isFlawedTemperature(text: string): boolean {
  return text.trim() !== '' && temperatureOf(text) === null;
}

/** Whom the fact names: as they were said to be, else by the register's id. */
function personOf({ identity, looked, person }: Passer) {
  switch (identity.kind) {
    case 'ID':
      return { idNumber: identity.idNumber };
    case 'NAMED':
      return { name: identity.name, phone: identity.phone };
    case 'CODE':
      return looked === null ? person : looked.person;
  }
}

export function identified(passer: Passer): boolean {
  return personOf(passer) !== null;
}

/** Why somebody is most likely handed over: a fever is seen here and now, a colour was said before. */
export function handOverReason(looked: LookUp | null, temperature: string) {
  if ((temperatureOf(temperature) ?? 0) >= FEVER) {
    return 'FEVER';
  }
  switch (looked?.code) {
    case 'RED':
      return 'RED_CODE';
    case 'YELLOW':
      return 'YELLOW_CODE';
    default:
      return null;
  }
}

/** Against which decisions there is somebody to call. */
export function mayObject({ decision }: Verdict): boolean {
  return decision === 'TURN_BACK' || decision === 'HAND_OVER';
}

/** A code that says nothing of whoever shows it: over, or none of ours. */
export function badCode(looked: LookUp | null): 'EXPIRED' | 'UNKNOWN' | null {
  const state = looked?.codeState ?? null;
  return state === 'VALID' ? null : state;
}

/** The checks that were done and were fine. A code that nobody looked up is not one of them. */
function fine(passer: Passer, { checks, temperature }: Circumstances): Check[] {
  const measured = temperatureOf(temperature);
  return CHECKS.filter((check) => {
    switch (check) {
      case 'HEALTH_CODE':
        return passer.looked?.code === 'GREEN';
      case 'TEMPERATURE':
        return measured !== null ? measured < FEVER : checks.includes(check);
      default:
        return checks.includes(check);
    }
  });
}

export function passage(passer: Passer, around: Circumstances, verdict: Verdict, at: string): Wanted {
  const person = personOf(passer);
  const temperature = temperatureOf(around.temperature);
  const { post, direction, journey, vehicle } = around;
  const tally: Tally = {
    post: post.post,
    direction,
    decision: verdict.decision,
    journey,
    vehicle: vehicle !== '',
    verified: passer.looked !== null,
  };
  return {
    type: 'passage',
    content: {
      ...(person === null ? {} : { person }),
      region: post.region,
      channel: 'CHECKPOINT',
      at,
      post: post.post,
      direction,
      journey,
      checks: fine(passer, around),
      ...verdict,
      ...(vehicle === '' ? {} : { vehicle }),
      ...(temperature === null ? {} : { temperature }),
    },
    label: passer.looked?.maskedName ?? (passer.identity.kind === 'NAMED' ? passer.identity.name : ''),
    about: [`passage:${post.post}`, `journey:${journey}`],
    tally,
  };
}

export type Counts = Schemas['PassageFiguresTimes'];
export type Figures = Schemas['PassageFigures'];

export const NO_COUNTS: Counts = { in: 0, out: 0, passed: 0, registered: 0, turnedBack: 0, handedOver: 0, total: 0 };

/** The strictest decision of a vehicle's people is the vehicle's. */
const STRICTNESS: readonly Decision[] = ['PASS', 'REGISTER', 'TURN_BACK', 'HAND_OVER'];
const COUNTED_AS = {
  PASS: 'passed',
  REGISTER: 'registered',
  TURN_BACK: 'turnedBack',
  HAND_OVER: 'handedOver',
} as const;

function plus(counts: Counts, { direction, decision }: Pick<Tally, 'direction' | 'decision'>): Counts {
  const way = direction === 'IN' ? 'in' : 'out';
  const what = COUNTED_AS[decision];
  return { ...counts, [way]: counts[way] + 1, [what]: counts[what] + 1, total: counts.total + 1 };
}

/**
 * The server's figures and what it has not counted yet: what is unsent, and what was sent after they were made. A vehicle
 * with people it has counted is counted; should those who follow have a stricter decision, the next figures say so.
 */
export function withUnsent(
  figures: Figures | null,
  entries: Pick<Entry, 'state' | 'sentAt' | 'tally'>[],
  since: string,
) {
  const asOf = Date.parse(figures?.asOf ?? since);
  const counted = ({ state, sentAt }: Pick<Entry, 'state' | 'sentAt'>) =>
    state === 'SENT' && (sentAt === undefined || Date.parse(sentAt) <= asOf);
  const tallies = entries
    .filter((entry) => (entry.state === 'KEPT' || entry.state === 'SENT') && !counted(entry))
    .flatMap((entry) => (entry.tally ? [entry.tally] : []));
  const countedJourneys = new Set(entries.filter(counted).map((entry) => entry.tally?.journey));
  const vehicles = new Map<string, Tally>();
  for (const tally of tallies.filter((one) => one.vehicle && !countedJourneys.has(one.journey))) {
    const before = vehicles.get(tally.journey);
    if (before === undefined || STRICTNESS.indexOf(tally.decision) > STRICTNESS.indexOf(before.decision)) {
      vehicles.set(tally.journey, tally);
    }
  }
  return {
    persons: tallies.reduce(plus, figures?.persons ?? NO_COUNTS),
    vehicles: [...vehicles.values()].reduce(plus, figures?.vehicles ?? NO_COUNTS),
    unsent: entries.filter((entry) => entry.state === 'KEPT').length,
    unverified: tallies.filter((one) => !one.verified).length,
  };
}
