import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { useRight } from '../shell/session';
import { changedSearch } from '../shell/view';

/** What a panel of this page may show; one at a time. */
const CLOSED = { figure: undefined, step: undefined, tasks: undefined, openTasks: undefined };

export const PANELS = Object.keys(CLOSED);

/** The rows of a figure, of a step, or the overdue or all open tasks of a place. */
export type Opens = { figure: string } | { step: string } | { tasks: string } | { openTasks: string };

export function openedSearch(search: string, opens: Opens | Record<string, never>): string {
  return changedSearch(search, { ...CLOSED, ...opens });
}

/** A figure that opens the rows it counted, for those who may see people. */
export function FigureLink({ opens, className, children }: { opens: Opens; className?: string; children: ReactNode }) {
  const { search } = useLocation();
  const seesPeople = useRight('READ_PEOPLE');
  const [[name, value] = []] = Object.entries(opens);
  const isOpen = name !== undefined && new URLSearchParams(search).get(name) === value;
  return seesPeople ? (
    <Link
      className={className}
      to={openedSearch(search, opens)}
      preventScrollReset
      aria-current={isOpen ? 'true' : undefined}
    >
      {children}
    </Link>
  ) : (
    <span className={className}>{children}</span>
  );
}
