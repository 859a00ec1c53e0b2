import { useEffect, useState } from 'react';

const MINUTE_MILLIS = 60_000;

/** Draws again each minute: what is overdue, and what is of today, changes though nothing is done. */
export function useMinute() {
  const [, setMinutes] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setMinutes((before) => before + 1), MINUTE_MILLIS);
    return () => clearInterval(timer);
  }, []);
}
