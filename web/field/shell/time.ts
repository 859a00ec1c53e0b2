import { serverNow } from '../outbox/clock';

const DAY_MILLIS = 24 * 3600 * 1000;
let zone = 'Asia/Shanghai';

/** The zone of the server's days; every time shown is in it, whatever the device says. */
export function countInZone(wanted: string) {
  zone = wanted;
}

function parts(instant: number) {
  const found = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).formatToParts(new Date(instant));
  return Object.fromEntries(
    found.map((part) => [part.type, part.type === 'hour' && part.value === '24' ? '00' : part.value]),
  );
}

const millis = (time: string | number) => (typeof time === 'number' ? time : Date.parse(time));

/** `18:00` on this day, else `04-24 18:00`. */
export function shortTime(time: string | number): string {
  const { year, month, day: date, hour, minute } = parts(millis(time));
  return day(time) === day(serverNow())
    ? `${hour}:${minute}`
    : `${year === parts(serverNow()).year ? '' : `${year}-`}${month}-${date} ${hour}:${minute}`;
}

/** `2022-04-24` */
export function day(time: string | number): string {
  const { year, month, day: date } = parts(millis(time));
  return `${year}-${month}-${date}`;
}

/** `04-24`: of a time, or of a day such as `2022-04-24`. */
export function shortDay(time: string): string {
  return (time.length === 10 ? time : day(time)).slice(5);
}

/** The day that lies `days` after today, such as `2022-04-24`. */
export function dayFromToday(days: number): string {
  return day(serverNow() + days * DAY_MILLIS);
}

/** The instant of a wall time of the zone on a day, such as `2022-04-24` and `18:00`. */
export function instantOf(date: string, time: string): string {
  const guess = Date.parse(`${date}T${time}:00Z`);
  const { year, month, day: shown, hour, minute } = parts(guess);
  const off = Date.parse(`${year}-${month}-${shown}T${hour}:${minute}:00Z`) - guess;
  return new Date(guess - off).toISOString();
}
