import Dexie, { type EntityTable } from 'dexie';
import { api, data } from '../../api/client';
import { countInZone } from '../shell/time';
import { offsetFrom, setOffset } from './clock';

/** What belongs to the device and to nobody on it: how wrong its clock is, and who was signed in last. */
class DeviceDatabase extends Dexie {
  declare settings: EntityTable<{ name: string; value: unknown }, 'name'>;

  constructor() {
    super('fangkong.device');
    this.version(1).stores({ settings: 'name' });
  }
}

const device = new DeviceDatabase();
const OFFSET = 'clockOffset';
const ZONE = 'zone';
const LARGEST_ROUND_TRIP_MILLIS = 20_000;

export async function setting<T>(name: string): Promise<T | undefined> {
  return (await device.settings.get(name))?.value as T | undefined;
}

export async function keepSetting(name: string, value: unknown) {
  await device.settings.put({ name, value });
}

export async function forgetSetting(name: string) {
  await device.settings.delete(name);
}

export async function startClock() {
  const kept = await setting<number>(OFFSET);
  if (kept !== undefined) {
    setOffset(kept);
  }
  const zone = await setting<string>(ZONE);
  if (zone !== undefined) {
    countInZone(zone);
  }
}

/** Asks the server what time it is and where; without an answer the last offset and zone stay. */
export async function setClock() {
  const asked = Date.now();
  try {
    const { now, zone } = await data(api.GET('/api/clock'));
    const heard = Date.now();
    countInZone(zone);
    await keepSetting(ZONE, zone);
    if (heard - asked < LARGEST_ROUND_TRIP_MILLIS) {
      const offset = offsetFrom(asked, heard, now);
      setOffset(offset);
      await keepSetting(OFFSET, offset);
    }
  } catch {
    // No network: the kept offset is the best there is.
  }
}
