import { useSearchParams } from 'react-router';
import { usePlaces } from './session';
import { isInstant } from './time';

const REGION = /^([0-9A-Z]+\/)+$/;

/** A place that the address says; none where it is written as none is. */
function placeIn(params: URLSearchParams): string | undefined {
  const said = params.get('region');
  return said !== null && REGION.test(said) ? said : undefined;
}

/** A moment that the address says; none where nobody could tell which one is meant. */
export function momentIn(params: URLSearchParams, name: string): string | undefined {
  const said = params.get(name);
  return said !== null && isInstant(said) ? said : undefined;
}

/**
 * What every page looks at: a place and a cut-off, both in the address, so that a link shows the
 * same to whoever may see it. No cut-off is now.
 */
export function useView() {
  const [params, setParams] = useSearchParams();
  const places = usePlaces();
  const region = placeIn(params) ?? places.data?.at(0)?.region ?? '';
  const asOf = momentIn(params, 'asOf');
  const put = (name: string, value: string | undefined) =>
    setParams((now) => {
      const next = new URLSearchParams(now);
      if (value === undefined) {
        next.delete(name);
      } else {
        next.set(name, value);
      }
      return next;
    });
  return {
    region,
    asOf,
    /** Whether the address says a cut-off that is none; what is shown then is of now. */
    isUnread: asOf === undefined && params.has('asOf'),
    choosePlace: (chosen: string) => put('region', chosen),
    chooseCutOff: (chosen: string | undefined) => put('asOf', chosen),
  };
}

/** The part of the address that keeps place and cut-off when going to another page. */
export function viewSearch(search: string): string {
  const now = new URLSearchParams(search);
  const kept = new URLSearchParams();
  for (const [name, value] of [
    ['region', placeIn(now)],
    ['asOf', momentIn(now, 'asOf')],
  ] as const) {
    if (value) {
      kept.set(name, value);
    }
  }
  const text = kept.toString();
  return text === '' ? '' : `?${text}`;
}

/** The address of this page with some of what it says changed; `undefined` takes a part away. */
export function changedSearch(search: string, changes: Record<string, string | undefined>): string {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) {
      next.delete(name);
    } else {
      next.set(name, value);
    }
  }
  return `?${next.toString()}`;
}
