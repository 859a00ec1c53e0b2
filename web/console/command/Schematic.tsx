import { counted } from '../shell/number';
import type { MapProps } from './MapSection';
import { parentOf, usePlaceNames } from './places';
import { mixOf, stepOf } from './shade';
import type { MapArea } from './types';

/** Grids as tiles, grouped by what they belong to, in the order of the tree: no map, and the page says so. */
export function Schematic({ areas, figureOf, greatest, onChoose }: MapProps) {
  const { nameOf, way } = usePlaceNames();
  const groups = groupsOf(areas);
  return (
    <div className="schematic">
      {[...groups].map(([above, inside]) => (
        <div key={above}>
          <h3>
            {nameOf(above)} <span className="quiet">{way(above).at(-1)?.name}</span>
          </h3>
          <ul>
            {inside.map((area) => (
              <li key={area.region}>
                <Tile area={area} value={figureOf(area)} step={stepOf(figureOf(area), greatest)} onChoose={onChoose} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

function groupsOf(areas: MapArea[]): Map<string, MapArea[]> {
  const groups = new Map<string, MapArea[]>();
  for (const area of areas) {
    const above = parentOf(area.region);
    groups.set(above, [...(groups.get(above) ?? []), area]);
  }
  return groups;
}

function Tile({
  area,
  value,
  step,
  onChoose,
}: {
  area: MapArea;
  value: number;
  step: number;
  onChoose: (region: string) => void;
}) {
  return (
    <button
      type="button"
      className="tile"
      style={{ background: `color-mix(in srgb, var(--accent) ${100 * mixOf(step)}%, var(--surface))` }}
      onClick={() => onChoose(area.region)}
    >
      <span>{area.name}</span>
      <strong>{counted(value)}</strong>
    </button>
  );
}
