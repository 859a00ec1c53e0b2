import 'maplibre-gl/dist/maplibre-gl.css';
import * as maplibregl from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { isDark, onAppearance } from '../../tokens/appearance';
import { counted } from '../shell/number';
import type { MapProps } from './MapSection';
import { mixed, mixOf, stepOf } from './shade';
import type { Shape } from './shapes';
import type { MapArea } from './types';

maplibregl.setWorkerUrl(workerUrl);

const SOURCE = 'areas';
/** More words than this on one map cover it; then the figure alone is shown. */
const NAMED = 24;

type Props = MapProps & { features: Shape[] };

/** The imported shapes, shaded; no tiles and no host but our own. */
export default function ShapesMap(props: Props) {
  const { t } = useTranslation('command');
  const dark = useSyncExternalStore(onAppearance, isDark);
  const place = useRef<HTMLDivElement>(null);
  const map = useRef<maplibregl.Map>(undefined);
  const markers = useRef<maplibregl.Marker[]>([]);
  const latest = useRef(props);
  latest.current = props;
  const shown = props.features.map((feature) => feature.properties.region).join();

  // biome-ignore lint/correctness/useExhaustiveDependencies: made anew for other shapes or colours alone
  useEffect(() => {
    if (place.current === null) {
      return;
    }
    const made = new maplibregl.Map({
      container: place.current,
      style: { version: 8, sources: {}, layers: [] },
      bounds: boundsOf(latest.current.features),
      fitBoundsOptions: { padding: 24 },
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      cooperativeGestures: false,
      scrollZoom: false,
    });
    made.addControl(new maplibregl.NavigationControl({ showCompass: false }));
    made.touchZoomRotate.disableRotation();
    map.current = made;
    made.on('load', () => {
      draw(made, latest.current);
      mark(made, markers, latest.current);
    });
    made.on('click', 'fill', (event) => {
      const region: unknown = event.features?.[0]?.properties.region;
      if (typeof region === 'string') {
        latest.current.onChoose(region);
      }
    });
    return () => made.remove();
  }, [shown, dark]);

  useEffect(() => {
    if (map.current?.getSource(SOURCE) !== undefined) {
      draw(map.current, props);
      mark(map.current, markers, props);
    }
  }, [props]);

  return <section ref={place} className="map" aria-label={t('map.title')} />;
}

function draw(map: maplibregl.Map, { areas, features, figureOf, greatest }: Props) {
  const styles = getComputedStyle(document.documentElement);
  const token = (name: string) => styles.getPropertyValue(name).trim();
  const byRegion = new Map(areas.map((area) => [area.region, area]));
  const shaded = {
    type: 'FeatureCollection' as const,
    features: features.map((feature) => {
      const area = byRegion.get(feature.properties.region);
      const step = area === undefined ? 0 : stepOf(figureOf(area), greatest);
      const fill = mixed(mixOf(step), token('--accent'), token('--surface'));
      return { ...feature, properties: { ...feature.properties, fill } };
    }),
  };
  const source = map.getSource<maplibregl.GeoJSONSource>(SOURCE);
  if (source !== undefined) {
    source.setData(shaded);
    return;
  }
  map.addSource(SOURCE, { type: 'geojson', data: shaded });
  map.addLayer({ id: 'fill', type: 'fill', source: SOURCE, paint: { 'fill-color': ['get', 'fill'] } });
  map.addLayer({
    id: 'edge',
    type: 'line',
    source: SOURCE,
    paint: { 'line-color': token('--line-strong'), 'line-width': 1 },
  });
}

function mark(
  map: maplibregl.Map,
  markers: { current: maplibregl.Marker[] },
  { areas, features, figureOf, onChoose }: Props,
) {
  for (const marker of markers.current) {
    marker.remove();
  }
  const byRegion = new Map(areas.map((area) => [area.region, area]));
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.region : undefined;
  markers.current = features.flatMap((feature) => {
    const area = byRegion.get(feature.properties.region);
    if (area === undefined) {
      return [];
    }
    const element = label(area, figureOf(area), features.length <= NAMED, onChoose);
    const marker = new maplibregl.Marker({ element }).setLngLat(middleOf(feature)).addTo(map);
    if (area.region === focused) {
      element.focus();
    }
    return [marker];
  });
}

function label(area: MapArea, value: number, named: boolean, onChoose: (region: string) => void): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'map-label';
  button.dataset.region = area.region;
  button.title = area.name;
  const name = document.createElement('span');
  name.textContent = area.name;
  name.className = named ? '' : 'unseen';
  const figure = document.createElement('strong');
  figure.textContent = counted(value);
  button.append(name, ' ', figure);
  button.addEventListener('click', (event) => {
    event.stopPropagation();
    onChoose(area.region);
  });
  return button;
}

function pointsOf({ geometry }: Shape): [number, number][] {
  return geometry.type === 'Polygon' ? geometry.coordinates.flat() : geometry.coordinates.flat(2);
}

function boxOf(points: [number, number][]): [[number, number], [number, number]] {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return [
    [Math.min(...xs), Math.min(...ys)],
    [Math.max(...xs), Math.max(...ys)],
  ];
}

function boundsOf(features: Shape[]): [[number, number], [number, number]] {
  return boxOf(features.flatMap(pointsOf));
}

function middleOf(feature: Shape): [number, number] {
  const [[west, south], [east, north]] = boxOf(pointsOf(feature));
  return [(west + east) / 2, (south + north) / 2];
}
