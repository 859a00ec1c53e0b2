const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Seconds of an ISO-8601 duration of days and below, such as `PT6H12M`. */
export function seconds(duration: string): number {
  const found = /^(-)?P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(duration);
  if (found === null) {
    throw new Error(`no duration: ${duration}`);
  }
  const [days, hours, minutes, rest] = found.slice(2).map((part) => Number(part ?? 0));
  const sum = (days ?? 0) * DAY + (hours ?? 0) * HOUR + (minutes ?? 0) * MINUTE + (rest ?? 0);
  return found[1] === '-' ? -sum : sum;
}

/** `PT90M` for 90. */
export function ofMinutes(minutes: number): string {
  return `PT${minutes}M`;
}

/** The two largest units: `2天 3小时`, `6小时 12分钟`, `40秒钟`. */
export function inWords(span: number, language: string): string {
  const whole = Math.max(0, Math.round(span));
  const say = (value: number, unit: 'day' | 'hour' | 'minute' | 'second') =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
  if (whole < MINUTE) {
    return say(whole, 'second');
  }
  if (whole < HOUR) {
    return say(Math.floor(whole / MINUTE), 'minute');
  }
  const [big, small, size, inside] =
    whole < 2 * DAY ? (['hour', 'minute', HOUR, MINUTE] as const) : (['day', 'hour', DAY, HOUR] as const);
  const rest = Math.floor((whole % size) / inside);
  return rest === 0 ? say(Math.floor(whole / size), big) : `${say(Math.floor(whole / size), big)} ${say(rest, small)}`;
}

/** Microseconds as a length one can grasp: `12.4 ms`, `1.20 s`. */
export function engineTime(micros: number): string {
  return micros < 1_000_000 ? `${(micros / 1000).toFixed(1)} ms` : `${(micros / 1_000_000).toFixed(2)} s`;
}
