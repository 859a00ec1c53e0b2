import { isRecord, type Schemas } from '../../api/schemas';

export interface Segment {
  tier: string;
  from: string;
  until: string;
  /** Its test days; none under a test rule. */
  tests: string[];
  rule?: string;
}

/** As the assessment contract writes it: `on` and `person` only where they say something. */
export interface Missing {
  what: string;
  on?: string;
  person?: string;
}

export type Reason = Schemas['ReasonsWhy'];
export type Fact = Omit<Schemas['PersonKnown'], 'body'> & { body: Record<string, unknown> };

/** What follows from the facts, as the assessment contract writes it. */
export interface Assessment {
  category: string;
  code: string;
  status: string;
  segments: Segment[];
  missing: Missing[];
}

export type PersonView = Omit<Schemas['PersonView'], 'assessment' | 'facts'> & {
  assessment: Assessment;
  facts: Fact[];
  /** Null where no protocol is in effect, whatever an assessment by none says. */
  code: string | null;
};

const NO_PROTOCOL = 'NONE';

function isAssessment(value: unknown): value is Assessment {
  return (
    isRecord(value) &&
    [value.category, value.code, value.status].every((each) => typeof each === 'string') &&
    Array.isArray(value.segments) &&
    Array.isArray(value.missing)
  );
}

/** Somebody as the server shows them, with what their assessment and their facts say. */
export function personOf({ assessment, facts, ...view }: Schemas['PersonView']): PersonView {
  if (!isAssessment(assessment)) {
    throw new Error('what was sent as an assessment is none');
  }
  return {
    ...view,
    assessment,
    code: view.protocol === NO_PROTOCOL ? null : assessment.code,
    facts: facts.map((fact) => ({ ...fact, body: isRecord(fact.body) ? fact.body : {} })),
  };
}
