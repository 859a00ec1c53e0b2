import { usePlaces } from '../shell/session';

interface Place {
  region: string;
  name: string;
}

/** The name of a place inside the scope; its path where it is none to choose from. */
export function usePlaceName(): (region: string) => string {
  const places: Place[] = usePlaces().data ?? [];
  return (region) => places.find((place) => place.region === region)?.name ?? region;
}
