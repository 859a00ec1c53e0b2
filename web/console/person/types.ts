export interface Segment {
  tier: string;
  from: string;
  until: string;
  /** Its test days; none under a test rule. */
  tests: string[];
  rule?: string;
}

export interface Missing {
  what: 'TEST' | 'RESULT' | 'ENVIRONMENT' | 'SYMPTOM_FREE' | 'LINKED_TEST';
  on?: string;
  person?: string;
}

export interface Reason {
  clause: string;
  /** The category. */
  title: string;
  source: string | null;
  conf: string | null;
  /** The facts it rests on. */
  evidence: string[];
  from: string | null;
  until: string | null;
  /** The region that put the protocol into effect. */
  authority: string | null;
  authorityName?: string | null;
}

export interface Fact {
  id: string;
  type: string;
  at: string;
  known: string;
  region: string;
  channel: string;
  recordedBy: string;
  body: Record<string, unknown>;
}

export interface PersonView {
  person: { id: string; region: string; name: string | null; idNumber: string | null; phone: string | null };
  region: string;
  regionName: string;
  protocol: string;
  care: string;
  assessment: {
    category: string;
    code: string;
    status: string;
    segments: Segment[];
    missing: Missing[];
  };
  nextChangeAt: string | null;
  accountable: { login: string; name: string; phone: string | null; force: string } | null;
  facts: Fact[];
  reasons: Reason[];
}

export interface OpenTask {
  person: string;
  kind: string;
  subject: string;
  openedAt: string;
  dueAt: string;
  overdue: boolean;
}
