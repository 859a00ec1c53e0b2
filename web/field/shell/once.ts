import { useState } from 'react';

/** Taps closer than this are one. */
export const ONE_TAP_MILLIS = 400;

export type Once = (work: () => Promise<unknown>) => Promise<void>;

/** Does one thing at a time: whoever taps twice means it once, whatever has moved under the thumb meanwhile. */
export function once(now: () => number = () => performance.now()): Once {
  let busy = false;
  let began = Number.NEGATIVE_INFINITY;
  return async (work) => {
    if (busy || now() - began < ONE_TAP_MILLIS) {
      return;
    }
    busy = true;
    began = now();
    try {
      await work();
    } finally {
      busy = false;
    }
  };
}

/** One guard over the acts of a page. */
export function useOnce(): Once {
  const [guard] = useState(() => once());
  return guard;
}
