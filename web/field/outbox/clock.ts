import { V7Generator } from 'uuidv7';

let offset = 0;
const ids = new V7Generator();
const ROLLBACK_MILLIS = 60_000;

/** Devices have wrong clocks: what is stamped here is the server's time, in milliseconds. */
export function serverNow(): number {
  return Date.now() + offset;
}

/** The server's time as facts carry it. */
export function stamp(millis: number = serverNow()): string {
  return new Date(millis).toISOString();
}

export function setOffset(millis: number) {
  offset = millis;
}

export function uuidAt(millis: number): string {
  return ids.generateOrResetCore(Math.floor(millis), ROLLBACK_MILLIS).toString();
}

/** How far this device is off, from an answer of the server halfway between asking and hearing. */
export function offsetFrom(asked: number, heard: number, server: string): number {
  return Math.round(Date.parse(server) - (asked + heard) / 2);
}
