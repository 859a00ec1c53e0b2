import { fullTime } from '../shell/time';

/** An instant as the clock on the wall of the server's zone shows it, `2022-04-24T18:00`, for an input that knows no zones. */
export function onTheWall(instant: string): string {
  return fullTime(instant).replace(' ', 'T');
}

/** The instant at which the clock on the wall of the server's zone shows this. */
export function fromTheWall(shown: string): string {
  const wanted = Date.parse(`${shown}:00Z`);
  let guess = wanted;
  for (let round = 0; round < 2; round++) {
    guess += wanted - Date.parse(`${onTheWall(new Date(guess).toISOString())}:00Z`);
  }
  return new Date(guess).toISOString();
}

/** Midnight of a day, in the zone of the server. */
export function startOfDay(instant: string): string {
  return fromTheWall(`${onTheWall(instant).slice(0, 10)}T00:00`);
}
