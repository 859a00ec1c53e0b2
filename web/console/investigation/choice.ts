import type { CaseRow, CaseWindow } from './types';

export function fresh({ person, name, infectiousFrom }: CaseRow): CaseWindow {
  return { person, name, infectiousFrom, infectiousUntil: null, reason: null };
}

/** Every one of these cases besides what was chosen, whose windows stay as they were set. */
export function withAll(chosen: CaseWindow[], rows: CaseRow[]): CaseWindow[] {
  const known = new Set(chosen.map((each) => each.person));
  return [...chosen, ...rows.filter((row) => !known.has(row.person)).map(fresh)];
}

/** What was chosen besides these cases. */
export function withoutAll(chosen: CaseWindow[], rows: Pick<CaseRow, 'person'>[]): CaseWindow[] {
  const shown = new Set(rows.map((row) => row.person));
  return chosen.filter((each) => !shown.has(each.person));
}
