import type { GridReleases, Release } from './types';

/** So many are approved in one request at most. */
export const MOST_AT_ONCE = 1_000;

/** In pieces of at most so many each, none left out and none twice. */
export function pieces<T>(all: readonly T[], most: number): T[][] {
  const found: T[][] = [];
  for (let at = 0; at < all.length; at += most) {
    found.push(all.slice(at, at + most));
  }
  return found;
}

/** Those who still wait for an approval. */
export function waiting(people: readonly Release[]): string[] {
  return people.filter(({ approved }) => !approved).map(({ person }) => person);
}

export function everybodyWaiting(grids: readonly GridReleases[]): string[] {
  return grids.flatMap(({ people }) => waiting(people));
}

/** How many of these are chosen: all, some or none; of nobody none. */
export function chosenOf(people: readonly string[], chosen: ReadonlySet<string>): 'all' | 'some' | 'none' {
  const count = people.filter((person) => chosen.has(person)).length;
  return count === 0 ? 'none' : count === people.length ? 'all' : 'some';
}

/** With all of these, or without any of them if all were chosen. */
export function toggled(people: readonly string[], chosen: ReadonlySet<string>): Set<string> {
  const next = new Set(chosen);
  const take = chosenOf(people, chosen) !== 'all';
  for (const person of people) {
    if (take) {
      next.add(person);
    } else {
      next.delete(person);
    }
  }
  return next;
}
