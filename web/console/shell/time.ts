const CHINA = 'Asia/Shanghai';
let zone = CHINA;

/** The zone of the server's days; every time shown is in it, whatever the device says. */
export function countInZone(wanted: string) {
  zone = wanted;
}

function parts(instant: string | Date) {
  const found = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant));
  return Object.fromEntries(found.map((part) => [part.type, part.value]));
}

/** `04-24 18:00`, with the year only where it is not this year's. */
export function shortTime(instant: string, now: Date = new Date()): string {
  const { year, month, day, hour, minute } = parts(instant);
  const prefix = year === parts(now).year ? '' : `${year}-`;
  return `${prefix}${month}-${day} ${hour}:${minute}`;
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
