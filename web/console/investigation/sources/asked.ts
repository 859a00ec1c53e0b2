import { momentIn } from '../../shell/view';
import { usual } from '../parameters';
import type { PossibleSource, Trace } from '../types';

/** What is asked of those who may have infected somebody; without times the server chooses them. */
export interface Asked {
  person: string;
  from: string | null;
  until: string | null;
  minOverlap: string;
  linger: string;
  assumedStay: string;
}

/** The parts of an address that the question takes, taken away. */
export const NOT_ASKED = { sourcesOf: undefined, sourcesFrom: undefined, sourcesUntil: undefined };

/** What the address asks, with the parameters of the trace that is open. */
export function askedIn(params: URLSearchParams, trace: Trace | undefined): Asked | null {
  const person = params.get('sourcesOf');
  const { minOverlap, linger, assumedStay } = trace?.parameters ?? usual('');
  return person === null
    ? null
    : {
        person,
        from: momentIn(params, 'sourcesFrom') ?? null,
        until: momentIn(params, 'sourcesUntil') ?? null,
        minOverlap,
        linger,
        assumedStay,
      };
}

/** Whether somebody is a case, and became infectious only after they had met for the last time. */
export function isInfectiousLater({ known, lastExposedAt }: PossibleSource): boolean {
  return known !== null && Date.parse(known.infectiousFrom) >= Date.parse(lastExposedAt);
}
