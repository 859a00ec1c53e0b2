const CHINA = 'Asia/Shanghai';
let zone = CHINA;
let ahead = 0;

/** The zone of the server's days; every time shown is in it, whatever the device says. */
export function countInZone(wanted: string) {
  zone = wanted;
}

/** The clock of the server, so that a device whose own clock is wrong shows the right day and year. */
export function countFrom(serverNow: string) {
  ahead = Date.parse(serverNow) - Date.now();
}

export function serverNow(): Date {
  return new Date(Date.now() + ahead);
}

/** When the server was asked, by its own clock, for what the device read at a time of its own. */
export function readTime(updatedAt: number): string {
  return new Date(updatedAt + ahead).toISOString();
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

/** Whether a text is an instant as the server reads one; what an address says need not be. */
export function isInstant(text: string): boolean {
  return INSTANT.test(text) && !Number.isNaN(Date.parse(text));
}

function parts(instant: string | Date) {
  const found = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant));
  return Object.fromEntries(found.map((part) => [part.type, part.value]));
}

/** `04-24 18:00`, with the year only where it is not this year's. */
export function shortTime(instant: string, now: Date = serverNow()): string {
  const { year, month, day, hour, minute } = parts(instant);
  const prefix = year === parts(now).year ? '' : `${year}-`;
  return `${prefix}${month}-${day} ${hour}:${minute}`;
}

/** `04-24 18:00 – 18:30`, the day again only where it is another. */
export function timeSpan(from: string, until: string, now: Date = serverNow()): string {
  const end = shortTime(until, now);
  return `${shortTime(from, now)} – ${day(from) === day(until) ? end.slice(-5) : end}`;
}

/** `04-24`, with the year only where it is not this year's; of a date without a time. */
export function shortDay(date: string, now: Date = serverNow()): string {
  return date.startsWith(`${parts(now).year}-`) ? date.slice(5) : date;
}

/** `18:00:32` */
export function clockTime(instant: string): string {
  const { hour, minute, second } = parts(instant);
  return `${hour}:${minute}:${second}`;
}

/** `2022-04-24 18:00` */
export function fullTime(instant: string): string {
  const { year, month, day, hour, minute } = parts(instant);
  return `${year}-${month}-${day} ${hour}:${minute}`;
}

/** `2022-04-24` */
export function day(instant: string): string {
  const { year, month, day: date } = parts(instant);
  return `${year}-${month}-${date}`;
}

/** `2022-04-24T18:00`, for an input that knows no zones. */
export function wallTime(instant: string): string {
  return fullTime(instant).replace(' ', 'T');
}

/** The instant at which clocks of the zone show `2022-04-24 18:00`. */
export function instantOf(wall: string): string {
  const wanted = Date.parse(`${wall.replace(' ', 'T')}:00Z`);
  let guess = wanted;
  for (let round = 0; round < 2; round++) {
    guess += wanted - Date.parse(`${wallTime(new Date(guess).toISOString())}:00Z`);
  }
  return new Date(guess).toISOString();
}

/** Midnight of the day of an instant, in the zone of the server. */
export function startOfDay(instant: string): string {
  return instantOf(`${day(instant)} 00:00`);
}
