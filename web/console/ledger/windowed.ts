/** Rows kept above and below what is in sight. */
const SPARE = 12;

export interface Window {
  first: number;
  /** The one after the last. */
  end: number;
}

/** Which rows have to be there for a stretch of a long list to be seen. */
export function windowOf(top: number, height: number, rowHeight: number, rows: number): Window {
  const first = Math.max(0, Math.floor(top / rowHeight) - SPARE);
  const end = Math.min(rows, Math.ceil((top + height) / rowHeight) + SPARE);
  return { first: Math.min(first, end), end };
}

/** Where to scroll so that a row is in sight, moving as little as may be. */
export function topFor(at: number, top: number, height: number, rowHeight: number): number {
  const from = at * rowHeight;
  if (from < top) {
    return from;
  }
  return from + rowHeight > top + height ? from + rowHeight - height : top;
}
