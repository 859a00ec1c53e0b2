import { isRecord, type Schemas } from '../../api/schemas';

type Point = [number, number];

type Geometry = { type: 'Polygon'; coordinates: Point[][] } | { type: 'MultiPolygon'; coordinates: Point[][][] };

export interface Shape {
  type: 'Feature';
  properties: Schemas['Node'];
  geometry: Geometry;
}

/** The shapes that can be drawn: those with an area. */
export function shapesOf({ features }: Schemas['ShapesFeatureCollection']): Shape[] {
  return features.flatMap(({ properties, geometry }) =>
    isGeometry(geometry) ? [{ type: 'Feature', properties, geometry }] : [],
  );
}

/** The server checks coordinates when shapes are imported. */
function isGeometry(value: unknown): value is Geometry {
  return (
    isRecord(value) && (value.type === 'Polygon' || value.type === 'MultiPolygon') && Array.isArray(value.coordinates)
  );
}
