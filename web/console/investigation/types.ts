export interface Investigation {
  id: string;
  name: string;
  region: string;
  openedAt: string;
}

export interface InvestigationRow extends Investigation {
  traces: number;
  contacts: number;
}

export interface InvestigationsPage {
  investigations: InvestigationRow[];
  next: string | null;
}

/** Somebody from whom a trace may start; `form` is null while only suspected. */
export interface CaseRow {
  person: string;
  name: string | null;
  region: string;
  regionName: string;
  form: string | null;
  at: string;
  onset: string | null;
  sampled: string | null;
  infectiousFrom: string;
}

/** What a trace is asked for; durations are ISO-8601. */
export interface Parameters {
  generations: number;
  minOverlap: string;
  linger: string;
  latent: string;
  assumedStay: string;
  from: string;
  until: string;
}

export interface CaseWindow {
  person: string;
  infectiousFrom: string;
  infectiousUntil: string | null;
}

export interface TraceSummary {
  id: string;
  checkIns: number;
  micros: number;
  contacts: number[];
}

export interface Trace extends TraceSummary {
  runAt: string;
  parameters: Parameters;
  cases: (CaseWindow & { name: string | null })[];
  handedOver: number;
}

/** Somebody a trace reached; of those outside the scope nothing but the contact is known. */
export interface Contact {
  person: string;
  name: string | null;
  region: string | null;
  regionName: string | null;
  category: string | null;
  generation: number;
  firstExposedAt: string;
  lastExposedAt: string;
  overlapSeconds: number;
  exposures: number;
  sources: number;
  mainSource: string;
  mainSourceName: string | null;
  handedOver: boolean;
}

export interface HandedOver {
  accepted: number;
  duplicate: number;
}

/** Contacts beyond the second generation are shown and never handed over. */
export const LAST_HANDED_OVER = 2;
