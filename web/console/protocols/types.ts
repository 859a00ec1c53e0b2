import type { Schemas } from '../../api/schemas';

/** A protocol as the list has it; `base` is the one it is laid over. */
export type Shipped = Schemas['ProtocolsShipped'];
export type Protocol = Schemas['ProtocolsView'];
export type Clause = Schemas['ProtocolsClauseView'];
export type Segment = Schemas['ProtocolsSegmentView'];
export type Rule = Schemas['ProtocolsRuleView'];
export type Zones = Schemas['ProtocolsZonesView'];
/** How much a protocol asks for; `is` tells which of its values are there. */
export type Extent = Schemas['ProtocolsExtentView'];
/** One way in which a protocol is stricter than its base. */
export type Stricter = Schemas['ProtocolsStricterView'];
/** A protocol put into effect for a region. */
export type Adoption = Schemas['Adoption'];

export type NewProposal = Schemas['ProposalsNewProposal'];
export type Proposal = Schemas['ProposalsRow'];

/** What is compared; null of `first` or `second` is what is in effect, null of `asOf` is now. */
export type Question = Required<Schemas['ComparisonsAsked']>;
export type Comparison = Schemas['ComparisonsView'];
export type Measure = Schemas['ComparisonsMeasure'];
export type PlannedDay = Schemas['ComparisonsDay'];
export type Staff = Schemas['ComparisonsStaff'];
export type Role = Staff['role'];
/** A norm of staff, with its source. */
export type Norm = Schemas['ComparisonsNorm'];
export type Shift = Schemas['ComparisonsShift'];
export type Stand = Schemas['ComparisonsStand'];
export type ChangeRow = Schemas['ComparisonsChangeRow'];

export type GridReleases = Schemas['ReleasesGridRow'];
export type Release = Schemas['ReleasesRow'];
