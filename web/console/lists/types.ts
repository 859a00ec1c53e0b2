/** The receipt of a pushed list: `rowsRead = accepted + updated + duplicate + rejected`. */
export interface PushedList {
  id: string;
  name: string;
  encoding: string;
  receivedAt: string;
  rowsRead: number;
  accepted: number;
  updated: number;
  duplicate: number;
  rejected: number;
}

/** With how many of its leads have an outcome and how many wait for one. */
export interface ListRow extends PushedList {
  open: number;
  verified: number;
}

export interface ListsPage {
  lists: ListRow[];
  next: string | null;
}

export interface ListFigures {
  leads: number;
  verified: number;
  open: number;
  outcomes: Record<string, number>;
  medianElapsed: string | null;
  regions: { region: string; name: string; leads: number; open: number }[];
}

export const STATES = ['REJECTED', 'DUPLICATE', 'UPDATED', 'ACCEPTED'] as const;
export type RowState = (typeof STATES)[number];

export interface Row {
  row: number;
  state: RowState;
  match: string | null;
  lead: string | null;
  code: string | null;
  column: string | null;
  detail: string | null;
}

export interface LeadRow {
  row: number;
  lead: string;
  person: string;
  name: string | null;
  region: string;
  regionName: string;
  receivedAt: string;
  outcome: string | null;
  answeredAt: string | null;
}
