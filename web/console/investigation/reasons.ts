import { Refused } from '../../api/client';
import type { CaseWindow } from './types';

const NOT_A_CASE = 'FK-6006';

/** Those of the cases sent of whom the server wants to know why a trace starts from them. */
export function unexplained(failure: unknown, sent: CaseWindow[]): string[] {
  if (!(failure instanceof Refused)) {
    return [];
  }
  return (failure.problem.errors ?? [])
    .filter(({ code }) => code === NOT_A_CASE)
    .flatMap(({ index }) => sent[index ?? -1]?.person ?? []);
}

/** Of whom a trace said why it started from them. */
export function explained(cases: CaseWindow[]): string[] {
  return cases.filter(({ reason }) => reason !== null).map(({ person }) => person);
}
