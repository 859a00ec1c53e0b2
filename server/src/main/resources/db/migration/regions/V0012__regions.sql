-- Outlines of nodes on the map, as they were imported.
CREATE TABLE regions.shape (
  region   text COLLATE "C" PRIMARY KEY REFERENCES regions.node,
  geometry jsonb NOT NULL CHECK (geometry ->> 'type' IN ('Polygon', 'MultiPolygon'))
);

ALTER TABLE regions.shape ENABLE ROW LEVEL SECURITY;
CREATE POLICY shape_region ON regions.shape
  USING ((SELECT current_setting('fangkong.scope', true) = '*') OR accounts.sees(region));
GRANT SELECT, INSERT, UPDATE ON regions.shape TO "${app_role}";
