import type { CurveDay, MapArea } from './types';

interface Week {
  lately: number;
  before: number;
}

/** New cases, with and without symptoms, of the last seven days and of the seven before. */
export function weekOf(days: CurveDay[]): Week {
  const sum = (some: CurveDay[]) => some.reduce((total, day) => total + day.cases + day.asymptomatic, 0);
  return { lately: sum(days.slice(-7)), before: sum(days.slice(-14, -7)) };
}

interface Grown {
  area: MapArea;
  by: number;
}

/** Where most more are managed than at the begin of the period; null where it grew nowhere. */
export function mostGrown(now: MapArea[], before: MapArea[]): Grown | null {
  const then = new Map(before.map((area) => [area.region, area.managed]));
  let most: Grown | null = null;
  for (const area of now) {
    const by = area.managed - (then.get(area.region) ?? 0);
    if (by > (most?.by ?? 0)) {
      most = { area, by };
    }
  }
  return most;
}
