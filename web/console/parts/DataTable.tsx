import './parts.css';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';

export interface Column<T> {
  key: string;
  title: ReactNode;
  cell: (row: T) => ReactNode;
  /** `number` is right-aligned, `wide` may break, `name` may break but stays readable. */
  kind?: 'number' | 'wide' | 'name';
}

interface Props<T> {
  caption: string;
  columns: Column<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string | number;
  isCurrent?: (row: T) => boolean;
  /** Whether `j` and `k` move through its rows; for the main table of a page. */
  keys?: boolean;
}

/** A table whose first cell names the row; wider than its place it scrolls, by keyboard too. */
export function DataTable<T>({ caption, columns, rows, rowKey, isCurrent, keys = false }: Props<T>) {
  const table = useRef<HTMLTableElement>(null);
  useRowKeys(table, keys);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="rows" aria-label={caption} tabIndex={0}>
      <table ref={table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.kind}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} aria-current={isCurrent?.(row) ? 'true' : undefined}>
              {columns.map((column, at) =>
                at === 0 ? (
                  <th key={column.key} scope="row" className={column.kind}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} className={column.kind}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function useRowKeys(table: RefObject<HTMLTableElement | null>, on: boolean) {
  useEffect(() => {
    if (!on) {
      return;
    }
    const move = (event: KeyboardEvent) => {
      const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0;
      const typing =
        event.target instanceof Element && event.target.closest('input, textarea, select, [role=combobox]');
      if (step === 0 || typing || event.ctrlKey || event.metaKey || event.altKey) {
        return;
      }
      const rows = [...(table.current?.querySelectorAll<HTMLTableRowElement>('tbody tr') ?? [])];
      const links = rows.map((row) => row.querySelector<HTMLElement>('a')).filter((link) => link !== null);
      const row = document.activeElement?.closest('tr');
      const now = links.findIndex((link) => link.closest('tr') === row);
      links[now < 0 ? 0 : Math.min(Math.max(now + step, 0), links.length - 1)]?.focus();
    };
    document.addEventListener('keydown', move);
    return () => document.removeEventListener('keydown', move);
  }, [table, on]);
}
