import type { Schemas } from '../../api/schemas';

export type BaseFigures = Schemas['BaseFigures'];
/** Somebody whom a figure counted; where they stand is left out outside the scope of the account. */
export type CountedRow = Schemas['RowsRow'];
export type Funnel = Schemas['Funnel'];
export type CurveDay = Schemas['EpidemicCurveDay'];
export type MapArea = Schemas['MapArea'];
export type AreaLoad = Schemas['AreaLoad'];
export type TaskKey = Schemas['TaskKey'];

export const STEPS = ['listed', 'found', 'classified', 'measured', 'released'] as const;
export const MAPPED = ['managed', 'cases', 'overdue'] as const;
export type Mapped = (typeof MAPPED)[number];
