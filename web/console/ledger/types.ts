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
  care: [
    'CENTRAL',
    'AWAITING_TRANSFER',
    'HOME_ISOLATION',
    'HOME_MONITORING',
    'HOSPITAL',
    'FOLLOWED',
    'RELEASED',
    'CONFIRMED',
    'MOVED_OUT',
    'NOT_MANAGED',
  ],
} as const;

export type Filter = keyof typeof FILTERS;
export const FILTER_NAMES = Object.keys(FILTERS) as Filter[];
export type Filters = Partial<Record<Filter, string>>;
