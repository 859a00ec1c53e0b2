import type { Schemas } from '../../api/schemas';

/** The receipt of a pushed list: `rowsRead = accepted + updated + duplicate + rejected`. */
export type PushedList = Schemas['PushedList'];
/** With how many of its leads have an outcome and how many wait for one. */
export type ListRow = Schemas['ListsListRow'];
export type ListFigures = Schemas['ListsFigures'];
export type Row = Schemas['ListsRow'];
export type RowState = Row['state'];
export type LeadRow = Schemas['ListsLeadRow'];

export const STATES: readonly RowState[] = ['REJECTED', 'DUPLICATE', 'UPDATED', 'ACCEPTED'];
