import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { Code } from '../shell/Code';
import { shortDay, shortTime } from '../shell/time';
import type { LedgerRow } from './types';

export interface Column {
  name: string;
  /** At least; the place takes what is left over. */
  width: number;
  grows?: true;
  cell: (row: LedgerRow, t: TFunction<'ledger'>) => ReactNode;
}

/** Besides the name, which is always there. */
export const COLUMNS: Column[] = [
  { name: 'code', width: 104, cell: (row) => <Code code={row.code} /> },
  { name: 'category', width: 128, cell: (row, t) => quietNone(row.category, t(`shared:category.${row.category}`)) },
  { name: 'care', width: 120, cell: (row, t) => t(`shared:care.${row.care}`) },
  { name: 'status', width: 96, cell: (row, t) => quietNone(row.status, t(`shared:status.${row.status}`)) },
  { name: 'until', width: 84, cell: (row) => (row.until === null ? '' : shortDay(row.until)) },
  { name: 'nextChangeAt', width: 112, cell: (row) => (row.nextChangeAt === null ? '' : shortTime(row.nextChangeAt)) },
  { name: 'regionName', width: 208, grows: true, cell: (row) => row.regionName },
  { name: 'tier', width: 120, cell: (row, t) => (row.tier === null ? '' : t(`shared:tier.${row.tier}`)) },
  {
    name: 'protocol',
    width: 128,
    cell: (row, t) => quietNone(row.protocol, row.protocol === 'NONE' ? t('shared:noProtocol') : row.protocol),
  },
];

function quietNone(code: string, word: string): ReactNode {
  return code === 'NONE' ? <span className="quiet">{word}</span> : word;
}

const KEPT = 'fangkong.ledger.columns';
const FIRST = ['code', 'category', 'care', 'status', 'until', 'regionName'];

function kept(): string[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(KEPT) ?? '');
    return Array.isArray(found) ? found.filter((name) => COLUMNS.some((column) => column.name === name)) : FIRST;
  } catch {
    return FIRST;
  }
}

/** Which columns are shown; kept on this device. */
export function useColumns() {
  const [names, setNames] = useState(kept);
  const toggle = (name: string) => {
    const next = names.includes(name) ? names.filter((each) => each !== name) : [...names, name];
    localStorage.setItem(KEPT, JSON.stringify(next));
    setNames(next);
  };
  return { shown: COLUMNS.filter((column) => names.includes(column.name)), toggle };
}
