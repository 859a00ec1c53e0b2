import { isRecord, type Schemas } from '../../api/schemas';

export type Investigation = Schemas['Investigation'];
export type InvestigationRow = Schemas['InvestigationsInvestigationRow'];
/** Somebody from whom a trace may start; `form` is null while only suspected. */
export type CaseRow = Schemas['NamedCaseRow'];
/** When a case was infectious; with a reason where no evidence says that they are one. */
export type CaseWindow = Schemas['NamedCaseWindowRow'];
/** Somebody a trace reached; of those outside the scope nothing but the contact is known. */
export type Contact = Schemas['NamedContactRow'];

/** Who was exposed to whom; of those outside the scope an id is known. */
export type Chain = Schemas['ChainsChainView'];
/** Where people were exposed; without a place it is the household. */
export type ExposurePlace = Schemas['ExposurePlace'];
export type Exposure = Schemas['NamedExposureRow'];
/** A page of those who may have infected somebody, and one of them; `known` is what is known of a case. */
export type PossibleSources = Schemas['SourcesFound'];
export type PossibleSource = Schemas['NamedSourceRow'];

type NewTrace = Schemas['InvestigationsNewTrace'];
/** What a trace is asked for, all of it said; durations are ISO-8601. */
export type Parameters = { [Name in Exclude<keyof NewTrace, 'id' | 'cases'>]-?: NonNullable<NewTrace[Name]> };
export type Trace = Omit<Schemas['NamedTraceRow'], 'parameters'> & {
  parameters: Parameters;
};

const TEXTS = ['minOverlap', 'linger', 'latent', 'assumedStay', 'from', 'until'] as const;

function isParameters(value: unknown): value is Parameters {
  return (
    isRecord(value) && typeof value.generations === 'number' && TEXTS.every((name) => typeof value[name] === 'string')
  );
}

/** A trace with its parameters, which the server keeps as they were asked. */
export function traceOf({ parameters, ...trace }: Schemas['NamedTraceRow']): Trace {
  if (!isParameters(parameters)) {
    throw new Error(`the parameters of the trace ${trace.id} are not those of a trace`);
  }
  return { ...trace, parameters };
}

/** Contacts beyond the second generation are shown and never handed over. */
export const LAST_HANDED_OVER = 2;
