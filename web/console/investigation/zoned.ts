import dayjs, { type Dayjs } from 'dayjs';
import { fullTime } from '../shell/time';

/** An instant as the clock on the wall of the server's zone shows it, for a picker that knows only the device's zone. */
export function onTheWall(instant: string): Dayjs {
  return dayjs(fullTime(instant));
}

/** The instant at which the clock on the wall of the server's zone shows what was picked. */
export function fromTheWall(picked: Dayjs): string {
  const wanted = Date.parse(`${picked.format('YYYY-MM-DDTHH:mm')}:00Z`);
  let guess = wanted;
  for (let round = 0; round < 2; round++) {
    guess += wanted - Date.parse(`${fullTime(new Date(guess).toISOString()).replace(' ', 'T')}:00Z`);
  }
  return new Date(guess).toISOString();
}
