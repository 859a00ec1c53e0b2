import type { Adoption, Shipped } from './types';

export interface Layer {
  protocol: Shipped;
  /** How many protocols it stands on. */
  depth: number;
}

/** Each protocol after the one it stands on; the lowest ones by disease and first day. */
export function layered(protocols: readonly Shipped[]): Layer[] {
  const known = new Set(protocols.map(({ id }) => id));
  const over = (base: string | null, depth: number): Layer[] =>
    protocols
      .filter((protocol) => (known.has(protocol.base ?? '') ? protocol.base : null) === base)
      .toSorted(byDiseaseAndDay)
      .flatMap((protocol) => [{ protocol, depth }, ...over(protocol.id, depth + 1)]);
  return over(null, 0);
}

function byDiseaseAndDay(a: Shipped, b: Shipped): number {
  return a.disease.localeCompare(b.disease) || (a.from ?? '').localeCompare(b.from ?? '') || a.id.localeCompare(b.id);
}

export interface InEffect {
  /** What holds in the region itself. */
  here: Adoption | null;
  /** The next one that will take effect there. */
  next: Adoption | null;
  /** What holds in parts of the region that have one of their own, one a part. */
  inside: Adoption[];
}

/** Which protocols hold in a region at an instant: the nearest region decides, then the latest adoption. */
export function inEffect(adoptions: readonly Adoption[], region: string, at: string): InEffect {
  const parts = adoptions.filter((adoption) => adoption.region.startsWith(region) && adoption.region !== region);
  return {
    here: holdingIn(region, adoptions, at),
    next:
      adoptions
        .filter((adoption) => region.startsWith(adoption.region) && isAfter(adoption.effectiveFrom, at))
        .toSorted((a, b) => Date.parse(a.effectiveFrom) - Date.parse(b.effectiveFrom))
        .at(0) ?? null,
    inside: [...new Set(parts.map((adoption) => adoption.region))]
      .toSorted()
      .map((part) => holdingIn(part, parts, at))
      .filter((adoption) => adoption !== null),
  };
}

function holdingIn(region: string, adoptions: readonly Adoption[], at: string): Adoption | null {
  return (
    adoptions
      .filter((adoption) => region.startsWith(adoption.region) && holds(adoption, at))
      .toSorted(
        (a, b) => b.region.length - a.region.length || Date.parse(b.effectiveFrom) - Date.parse(a.effectiveFrom),
      )
      .at(0) ?? null
  );
}

function holds({ effectiveFrom, effectiveUntil }: Adoption, at: string): boolean {
  return !isAfter(effectiveFrom, at) && (effectiveUntil === null || isAfter(effectiveUntil, at));
}

export function isAfter(instant: string, other: string): boolean {
  return Date.parse(instant) > Date.parse(other);
}
