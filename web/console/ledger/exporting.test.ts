import { expect, it } from 'vitest';
import { bodyOf, type Wanted } from './exporting';

const WANTED: Wanted = {
  region: '41/15/26/490/',
  filters: { code: 'RED' },
  care: 'MANAGED',
  columns: ['until'],
  purpose: 'CONTACT',
  format: 'XLSX',
  unmasked: false,
};

it('asks for the rows that the ledger shows', () => {
  expect(bodyOf(WANTED)).toEqual({
    region: '41/15/26/490/',
    category: null,
    code: 'RED',
    status: null,
    cares: ['CENTRAL', 'AWAITING_TRANSFER', 'HOME_ISOLATION', 'HOME_MONITORING', 'HOSPITAL'],
    columns: ['idNumber', 'phone', 'until'],
    purpose: 'CONTACT',
    format: 'XLSX',
    unmasked: false,
  });
});

it('narrows nothing where everybody is asked for', () => {
  expect(bodyOf({ ...WANTED, care: 'ALL' }).cares).toEqual([]);
});
