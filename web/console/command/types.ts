export interface BaseFigures {
  region: string;
  asOf: string;
  since: string;
  screened: number;
  cumulative: number;
  managed: {
    total: number;
    central: number;
    awaitingTransfer: number;
    homeIsolation: number;
    homeMonitoring: number;
    hospital: number;
  };
  released: number;
  confirmed: number;
  movedOut: number;
  followed: number;
  period: {
    last: number;
    added: number;
    released: number;
    confirmed: number;
    movedOut: number;
    withdrawn: number;
    current: number;
  };
}

/** Somebody whom a figure counted; where they stand is left out outside the scope of the account. */
export interface CountedRow {
  person: string;
  name: string | null;
  region: string | null;
  regionName: string | null;
  category: string | null;
  code: string | null;
  care: string | null;
  status: string | null;
  until: string | null;
}

export interface CountedRows {
  rows: CountedRow[];
  total: number;
  next: string | null;
}

export interface Funnel {
  asOf: string;
  since: string;
  listed: number;
  found: number;
  classified: number;
  measured: number;
  released: number;
}

export const STEPS = ['listed', 'found', 'classified', 'measured', 'released'] as const;
export type Step = (typeof STEPS)[number];

export interface CurveDay {
  day: string;
  cases: number;
  asymptomatic: number;
  closeContacts: number;
  contactsOfContacts: number;
  released: number;
}

export interface MapArea {
  region: string;
  name: string;
  kind: string;
  managed: number;
  cases: number;
  contacts: number;
  open: number | null;
  overdue: number | null;
  accountable: { login: string; name: string } | null;
}

export const MAPPED = ['managed', 'cases', 'overdue'] as const;
export type Mapped = (typeof MAPPED)[number];

export interface AreaLoad {
  region: string;
  name: string;
  kind: string;
  open: number;
  overdue: number;
  accountable: { login: string; name: string } | null;
}

export interface Shapes {
  type: 'FeatureCollection';
  features: {
    type: 'Feature';
    properties: { region: string; name: string; kind: string };
    geometry:
      | { type: 'Polygon'; coordinates: [number, number][][] }
      | { type: 'MultiPolygon'; coordinates: [number, number][][][] };
  }[];
}

export interface TaskRow {
  person: string;
  name: string | null;
  kind: string;
  subject: string;
  region: string;
  regionName: string;
  openedAt: string;
  dueAt: string;
  overdue: boolean;
}

export interface TaskKey {
  dueAt: string;
  person: string;
  kind: string;
  subject: string;
}

export interface Tasks {
  tasks: TaskRow[];
  next: TaskKey | null;
}
