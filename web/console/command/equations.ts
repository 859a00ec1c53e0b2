import type { BaseFigures } from './types';

export interface Term {
  /** The name of the figure, as the rows behind it are asked for. */
  figure: string;
  value: number;
  sign: 1 | -1;
}

export interface Equation {
  left: Term;
  right: Term[];
  /** What the right side lacks; 0 where it closes. */
  difference: number;
}

/** What must close, from the very figures shown, so that the mark cannot say more than the page. */
export function equationsOf(figures: BaseFigures): Equation[] {
  const { managed, period } = figures;
  const plus = (figure: string, value: number): Term => ({ figure, value, sign: 1 });
  const minus = (figure: string, value: number): Term => ({ figure, value, sign: -1 });
  return [
    equation(plus('cumulative', figures.cumulative), [
      plus('managed', managed.total),
      plus('released', figures.released),
      plus('confirmed', figures.confirmed),
      plus('movedOut', figures.movedOut),
    ]),
    equation(plus('managed', managed.total), [
      plus('central', managed.central),
      plus('awaitingTransfer', managed.awaitingTransfer),
      plus('homeIsolation', managed.homeIsolation),
      plus('homeMonitoring', managed.homeMonitoring),
      plus('hospital', managed.hospital),
    ]),
    equation(plus('current', period.current), [
      plus('last', period.last),
      plus('added', period.added),
      minus('periodReleased', period.released),
      minus('periodConfirmed', period.confirmed),
      minus('periodMovedOut', period.movedOut),
      minus('withdrawn', period.withdrawn),
    ]),
  ];
}

function equation(left: Term, right: Term[]): Equation {
  const sum = right.reduce((total, term) => total + term.sign * term.value, 0);
  return { left, right, difference: left.value - sum };
}
