import type { TFunction } from 'i18next';
import { shortDay, shortTime } from '../shell/time';
import type { Fact } from './types';

type Words = TFunction<'person'>;
type Part = (value: unknown, t: Words) => string;

const coded =
  (kind: string): Part =>
  (value, t) =>
    t(`shared:${kind}.${value}`);
const said =
  (key: string): Part =>
  (value, t) =>
    t(`field.${key}`, { value: typeof value === 'string' ? moment(value) : String(value) });
const word =
  (kind: string): Part =>
  (value, t) =>
    t(`${kind}.${value}`);

/** What of each kind of fact is said, in this order; what is not named here is not shown. */
const FIELDS: Record<string, Record<string, Part>> = {
  case: { form: word('form'), onset: said('onset'), sampled: said('sampled') },
  exposure: { degree: word('degree'), from: said('from'), until: said('until') },
  stay: { risk: coded('risk'), from: said('from'), until: said('until') },
  arrival: { risk: coded('risk'), origin: said('origin') },
  test: {
    result: coded('result'),
    method: word('method'),
    pool: said('pool'),
    sampled: said('sampled'),
  },
  symptom: { present: word('present') },
  environment: { result: coded('result') },
  admitted: { tier: coded('tier') },
  discharged: { tier: coded('tier') },
  shown_code: { issuer: said('issuer'), kind: said('kind'), value: said('value') },
  ruling: { category: coded('category'), reason: said('reason'), by: said('by'), until: said('until') },
  declaration: { arrives: said('arrives'), origin: said('origin'), risk: coded('risk') },
  departure_declaration: { leaves: said('leaves'), to: said('to') },
  departure: { to: said('to') },
  visit: { outcome: coded('visit') },
  check_in: { place: said('place') },
  passage: { direction: coded('direction'), decision: coded('decision'), reason: coded('reason'), post: said('post') },
  release: { category: coded('category'), protocol: said('protocol') },
  lead: { origin: said('origin'), arrives: said('arrives') },
  lead_outcome: { outcome: coded('outcome') },
};

/** What a fact says, in a few words each. */
export function factParts(fact: Fact, t: Words): string[] {
  return Object.entries(FIELDS[fact.type] ?? {}).flatMap(([field, part]) => {
    const value = fact.body[field];
    return value === undefined || value === null || value === '' || isAt(value, fact) ? [] : [part(value, t)];
  });
}

/** The entry has the time at its head; it need not say it again. */
function isAt(value: unknown, fact: Fact): boolean {
  return typeof value === 'string' && value.includes('T') && Date.parse(value) === Date.parse(fact.at);
}

function moment(value: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(value)) {
    return shortDay(value);
  }
  return /^\d{4}-\d\d-\d\dT/.test(value) ? shortTime(value) : value;
}
