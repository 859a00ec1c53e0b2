export const STEPS = 5;
/** How much of the accent the strongest shade has; more and the words in it could not be read. */
const STRONGEST = 0.48;

/** Which of the shades a value has, 0 for nothing, by its part of the greatest. */
export function stepOf(value: number, greatest: number): number {
  return value <= 0 || greatest <= 0 ? 0 : Math.max(1, Math.ceil((value / greatest) * STEPS));
}

export function mixOf(step: number): number {
  return (step / STEPS) * STRONGEST;
}

/** The least value of each shade, for the key. */
export function boundsOf(greatest: number): number[] {
  const bounds = new Set<number>();
  for (let step = 1; step <= STEPS; step++) {
    bounds.add(Math.floor(((step - 1) / STEPS) * greatest) + 1);
  }
  return [...bounds].filter((bound) => bound <= greatest);
}

/** A colour between two of the tokens, for what cannot read CSS. */
export function mixed(part: number, accent: string, surface: string): string {
  const [a, b] = [channels(accent), channels(surface)];
  return `rgb(${a.map((channel, at) => Math.round(channel * part + (b[at] ?? 0) * (1 - part))).join(', ')})`;
}

function channels(colour: string): number[] {
  const hex = colour.length === 4 ? colour.replace(/[0-9a-f]/gi, '$&$&') : colour;
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}
