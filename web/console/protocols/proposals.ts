import { V7Generator } from 'uuidv7';
import type { NewProposal, Proposal } from './types';

/** In the order in which somebody has to do with them. */
export const STATES = ['DRAFT', 'UPCOMING', 'ACTIVE', 'RETIRED', 'DECLINED'] as const;
export type State = (typeof STATES)[number];

/** Those of each state that there are any of, in the order they came. */
export function byState(proposals: readonly Proposal[]): { state: State; proposals: Proposal[] }[] {
  return STATES.map((state) => ({ state, proposals: proposals.filter((one) => one.state === state) })).filter(
    (group) => group.proposals.length > 0,
  );
}

const ids = new V7Generator();
const ROLLBACK_MILLIS = 60_000;

/**
 * Gives ids to what is proposed. What says the same has the same id, so that a double click, or a second try after the
 * network went, is one proposal; once the form says something else it is another.
 */
export class ProposalIds {
  private said = '';
  private id = '';

  of(body: Omit<NewProposal, 'id'>, millis: number): NewProposal {
    const saying = JSON.stringify(body);
    if (saying !== this.said) {
      this.said = saying;
      this.id = ids.generateOrResetCore(Math.floor(millis), ROLLBACK_MILLIS).toString();
    }
    return { id: this.id, ...body };
  }

  /** After one was taken, the same words again are another. */
  forget() {
    this.said = '';
  }
}
