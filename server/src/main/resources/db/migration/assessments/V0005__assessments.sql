-- The standing of each person, derived; and which protocol holds where and when.
CREATE SCHEMA assessments;
GRANT USAGE ON SCHEMA assessments TO "${app_role}";

CREATE TABLE assessments.adoption (
  protocol        text NOT NULL,
  region          text COLLATE "C" NOT NULL,
  effective_from  timestamptz NOT NULL,
  effective_until timestamptz CHECK (effective_until > effective_from),
  adopted_by      uuid NOT NULL,
  adopted_at      timestamptz NOT NULL,
  PRIMARY KEY (region, effective_from)
);
GRANT SELECT, INSERT ON assessments.adoption TO "${app_role}";

-- People to look at again, a row each time. Whoever takes a row sees the facts it was written with, for they were committed
-- together; a fact committed later brings a row of its own. So nobody waits for anybody and no fact is missed.
CREATE TABLE assessments.dirty (
  mark   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person uuid NOT NULL,
  since  timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE, DELETE ON assessments.dirty TO "${app_role}";

-- People who were in a batch that could not be derived, to be derived one by one; tried: without success.
CREATE TABLE assessments.set_aside (
  person uuid PRIMARY KEY,
  since  timestamptz NOT NULL,
  tried  boolean NOT NULL
);
GRANT SELECT, INSERT, UPDATE, DELETE ON assessments.set_aside TO "${app_role}";

CREATE TABLE assessments.standing (
  person         uuid PRIMARY KEY,
  region         text COLLATE "C" NOT NULL,
  protocol       text NOT NULL,
  category       text NOT NULL,
  code           text NOT NULL,
  status         text NOT NULL,
  care           text NOT NULL,
  tier           text,
  until_date     date,
  detail         jsonb NOT NULL,
  next_change_at timestamptz,
  CHECK ((tier IS NULL) = (until_date IS NULL)),
  CHECK (category = 'NONE' OR coalesce(jsonb_array_length(detail -> 'reasons'), 0) > 0),
  CHECK (code = 'GREEN' OR coalesce(jsonb_array_length(detail -> 'reasons'), 0) > 0)
);
COMMENT ON COLUMN assessments.standing.tier IS 'of the segment in force of the leading course, and its last calendar day';
CREATE INDEX standing_region ON assessments.standing (region, person);
CREATE INDEX standing_next_change ON assessments.standing (next_change_at) WHERE next_change_at IS NOT NULL;

ALTER TABLE assessments.standing ENABLE ROW LEVEL SECURITY;
CREATE POLICY standing_region ON assessments.standing
  USING ((SELECT current_setting('fangkong.scope', true) = '*') OR accounts.sees(region));
GRANT SELECT, INSERT, UPDATE, DELETE ON assessments.standing TO "${app_role}";
