import { ofMinutes } from '../parts/duration';
import type { CaseWindow, Parameters } from './types';

/** Parameters of which the beginning follows the cases until it is set. */
export type Asked = Omit<Parameters, 'from'> & { from: string | null };

/** Two generations, for that is what is handed over; else the narrowest reading, which misses nobody who met for a minute. */
export function usual(now: string): Asked {
  return {
    generations: 2,
    minOverlap: ofMinutes(1),
    linger: ofMinutes(0),
    latent: ofMinutes(0),
    assumedStay: ofMinutes(60),
    from: null,
    until: now,
  };
}

/** When the first of the cases became infectious. */
export function earliest(cases: CaseWindow[]): string | null {
  return (
    cases
      .map((each) => each.infectiousFrom)
      .sort((a, b) => Date.parse(a) - Date.parse(b))
      .at(0) ?? null
  );
}
