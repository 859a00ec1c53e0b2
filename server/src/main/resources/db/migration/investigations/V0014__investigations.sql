-- Every exposure that a trace found, each with its source, its place and its time. Its contact is stored in the same
-- transaction and is never changed; a foreign key would look it up once more for each of half a million rows.
CREATE TABLE investigations.exposure (
  trace         uuid NOT NULL,
  person        uuid NOT NULL,
  generation    smallint NOT NULL,
  number        integer NOT NULL CHECK (number >= 0),
  source        uuid NOT NULL,
  place         text COLLATE "C" CHECK (place <> ''),
  exposed_from  timestamptz NOT NULL,
  exposed_until timestamptz NOT NULL CHECK (exposed_until > exposed_from),
  PRIMARY KEY (trace, person, number)
);

COMMENT ON COLUMN investigations.exposure.number IS 'the order of the exposures of one contact: by start, then source, then place';
COMMENT ON COLUMN investigations.exposure.place IS 'null where they live in one household';

-- Visible traces are looked up once a statement, not once a row: a trace has up to half a million.
ALTER TABLE investigations.exposure ENABLE ROW LEVEL SECURITY;
CREATE POLICY exposure_trace ON investigations.exposure
  USING (trace IN (SELECT t.id FROM investigations.trace t));
GRANT SELECT, INSERT ON investigations.exposure TO "${app_role}";

-- False where there were too many, and for traces that were run before exposures were kept.
ALTER TABLE investigations.trace ADD COLUMN exposures_kept boolean NOT NULL DEFAULT false;
