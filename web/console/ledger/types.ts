import type { Schemas } from '../../api/schemas';

/** The code is null where no protocol is in effect. */
export type LedgerRow = Omit<Schemas['LedgerRow'], 'code'> & { code: string | null };
export type LedgerKey = Schemas['StandingKey'];

/** What the ledger can be narrowed by, and with which codes. */
export const FILTERS = {
  category: [
    'CASE',
    'SUSPECTED_CASE',
    'CLOSE_CONTACT',
    'CONTACT_OF_CONTACT',
    'GENERAL_CONTACT',
    'COMPANION',
    'INBOUND',
    'HIGH_AREA_HISTORY',
    'MEDIUM_AREA_HISTORY',
    'LOW_AREA_HISTORY',
    'MED_HIGH_AREA_RETURNEE',
    'LOW_AREA_RETURNEE',
    'KEY_AREA_RETURNEE',
    'HIGH_RISK_JOB_EXIT',
    'NONE',
  ],
  code: ['RED', 'YELLOW', 'GREEN'],
  status: ['BLOCKED', 'DUE', 'MANAGED', 'RELEASED', 'NONE'],
} as const;

/** What makes up those managed now; the server is asked for one of them at a time. */
const MANAGED = ['CENTRAL', 'AWAITING_TRANSFER', 'HOME_ISOLATION', 'HOME_MONITORING', 'HOSPITAL'] as const;
/** Where people went, as one may ask for it: besides each of the codes, those managed now, and everybody. */
export const CARES = [
  'MANAGED',
  ...MANAGED,
  'FOLLOWED',
  'RELEASED',
  'CONFIRMED',
  'MOVED_OUT',
  'NOT_MANAGED',
  'ALL',
] as const;
export type AskedCare = (typeof CARES)[number];
/** What is shown unless something else is asked for. */
export const USUAL_CARE = 'MANAGED' satisfies AskedCare;
/** Those asked for most, in sight at all times. */
export const MAIN_CARES = [USUAL_CARE, 'FOLLOWED', 'RELEASED', 'ALL'] as const satisfies readonly AskedCare[];
type MainCare = (typeof MAIN_CARES)[number];
/** All others, each of which stands in one control alone. */
export const NARROWER_CARES = CARES.filter(
  (care): care is Exclude<AskedCare, MainCare> => !(MAIN_CARES as readonly AskedCare[]).includes(care),
);

/** The codes an asked one stands for; none of them narrows it where everybody is. */
export function caresOf(asked: AskedCare): readonly (string | undefined)[] {
  switch (asked) {
    case 'MANAGED':
      return MANAGED;
    case 'ALL':
      return [undefined];
    default:
      return [asked];
  }
}

type Filter = keyof typeof FILTERS;
export const FILTER_NAMES = Object.keys(FILTERS) as Filter[];
export type Filters = Partial<Record<Filter, string>>;
