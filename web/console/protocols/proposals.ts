import type { Proposal } from './types';

/** In the order in which somebody has to do with them. */
export const STATES = ['DRAFT', 'UPCOMING', 'ACTIVE', 'RETIRED', 'DECLINED'] as const;
export type State = (typeof STATES)[number];

/** Those of each state that there are any of, in the order they came. */
export function byState(proposals: readonly Proposal[]): { state: State; proposals: Proposal[] }[] {
  return STATES.map((state) => ({ state, proposals: proposals.filter((one) => one.state === state) })).filter(
    (group) => group.proposals.length > 0,
  );
}
