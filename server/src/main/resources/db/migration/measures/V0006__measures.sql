-- What holds for whom: each segment of each course of a person, derived.
CREATE SCHEMA measures;
GRANT USAGE ON SCHEMA measures TO "${app_role}";

CREATE TABLE measures.measure (
  person    uuid NOT NULL,
  clause    text NOT NULL,
  ordinal   smallint NOT NULL,
  region    text COLLATE "C" NOT NULL,
  tier      text NOT NULL,
  from_date date NOT NULL,
  until_date date NOT NULL,
  state     text NOT NULL CHECK (state IN ('UPCOMING', 'IN_FORCE', 'ENDED')),
  ended_on  date,
  evidence  text[] NOT NULL CHECK (cardinality(evidence) > 0),
  PRIMARY KEY (person, clause, ordinal)
);
CREATE INDEX measure_region ON measures.measure (region, state);

ALTER TABLE measures.measure ENABLE ROW LEVEL SECURITY;
CREATE POLICY measure_region ON measures.measure
  USING ((SELECT current_setting('fangkong.scope', true) = '*') OR accounts.sees(region));
GRANT SELECT, INSERT, UPDATE, DELETE ON measures.measure TO "${app_role}";
