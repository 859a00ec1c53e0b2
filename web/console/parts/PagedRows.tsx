import type { ReactNode } from 'react';
import { Empty } from '../shell/States';
import { More, type Paged } from './More';

interface Props<R> {
  paged: Paged;
  rows: readonly R[];
  none: string;
  children: (row: R) => ReactNode;
}

/** The rows of a list that comes in pages, or in words that there are none. */
export function PagedRows<R>({ paged, rows, none, children }: Props<R>) {
  return rows.length === 0 ? (
    <Empty>{none}</Empty>
  ) : (
    <>
      <ul className="people">{rows.map(children)}</ul>
      <More paged={paged} shown={rows.length} />
    </>
  );
}
