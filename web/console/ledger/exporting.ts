import { api, data } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { type AskedCare, caresOf, type Filters } from './types';

export type Purpose = Schemas['ExportsNewExport']['purpose'];

export type Format = Schemas['ExportsNewExport']['format'];

export interface Wanted {
  region: string;
  filters: Filters;
  care: AskedCare;
  /** Besides who it is and where. */
  columns: string[];
  purpose: Purpose;
  format: Format;
  unmasked: boolean;
}

/** The same rows as the ledger shows, as the server is asked for them. */
export function bodyOf({ region, filters, care, columns, purpose, format, unmasked }: Wanted) {
  return {
    region,
    category: filters.category ?? null,
    code: filters.code ?? null,
    status: filters.status ?? null,
    cares: caresOf(care).filter((one) => one !== undefined),
    // The protected ones are no columns of the ledger; in a file one may compare by them.
    columns: ['idNumber', 'phone', ...columns],
    purpose,
    format,
    unmasked,
  };
}

export function askFor(body: ReturnType<typeof bodyOf> & { id: string }) {
  return data(api.POST('/api/exports', { body }));
}
