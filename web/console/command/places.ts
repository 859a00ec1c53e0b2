import { usePlaces } from '../shell/session';

export function parentOf(region: string): string {
  const steps = region.split('/').filter((step) => step !== '');
  return steps
    .slice(0, -1)
    .map((step) => `${step}/`)
    .join('');
}

/** Names of the places above a grid, from what the place chooser offers. */
export function usePlaceNames() {
  const places = usePlaces();
  const names = new Map((places.data ?? []).map((place) => [place.region, place.name]));
  const nameOf = (region: string) => names.get(region) ?? region.split('/').at(-2) ?? region;
  return {
    nameOf,
    /** `柳树村` */
    above: (region: string) => names.get(parentOf(region)) ?? '',
    /** From the topmost offered one down to the region itself. */
    way: (region: string) => {
      const way: { region: string; name: string }[] = [];
      for (let at = parentOf(region); at !== ''; at = parentOf(at)) {
        const name = names.get(at);
        if (name !== undefined) {
          way.unshift({ region: at, name });
        }
      }
      return way;
    },
  };
}
