-- Cases, the traces run from them, and the contacts each trace reached.
CREATE SCHEMA investigations;
GRANT USAGE ON SCHEMA investigations TO "${app_role}";

CREATE TABLE investigations.investigation (
  id        uuid PRIMARY KEY,
  name      text NOT NULL CHECK (name <> ''),
  region    text COLLATE "C" NOT NULL,
  opened_at timestamptz NOT NULL,
  opened_by uuid NOT NULL
);

CREATE TABLE investigations.trace (
  id            uuid PRIMARY KEY,
  investigation uuid NOT NULL REFERENCES investigations.investigation,
  region        text COLLATE "C" NOT NULL,
  run_at        timestamptz NOT NULL,
  run_by        uuid NOT NULL,
  parameters    jsonb NOT NULL,
  check_ins     integer NOT NULL,
  micros        bigint NOT NULL
);

CREATE TABLE investigations.trace_case (
  trace            uuid NOT NULL REFERENCES investigations.trace,
  person           uuid NOT NULL,
  infectious_from  timestamptz NOT NULL,
  infectious_until timestamptz,
  PRIMARY KEY (trace, person, infectious_from)
);

CREATE TABLE investigations.contact (
  trace            uuid NOT NULL REFERENCES investigations.trace,
  person           uuid NOT NULL,
  generation       smallint NOT NULL CHECK (generation > 0),
  first_exposed_at timestamptz NOT NULL,
  last_exposed_at  timestamptz NOT NULL,
  overlap_seconds  bigint NOT NULL,
  exposures        bigint NOT NULL,
  sources          integer NOT NULL,
  main_source      uuid NOT NULL,
  fact             uuid NOT NULL,
  PRIMARY KEY (trace, generation, person)
);

COMMENT ON COLUMN investigations.contact.fact IS 'the id under which the exposure is handed over, so that handing over twice changes nothing';

ALTER TABLE investigations.investigation ENABLE ROW LEVEL SECURITY;
CREATE POLICY investigation_region ON investigations.investigation
  USING ((SELECT current_setting('fangkong.scope', true) = '*') OR accounts.sees(region));
ALTER TABLE investigations.trace ENABLE ROW LEVEL SECURITY;
CREATE POLICY trace_region ON investigations.trace
  USING ((SELECT current_setting('fangkong.scope', true) = '*') OR accounts.sees(region));
ALTER TABLE investigations.trace_case ENABLE ROW LEVEL SECURITY;
CREATE POLICY trace_case_trace ON investigations.trace_case
  USING (EXISTS (SELECT FROM investigations.trace t WHERE t.id = trace_case.trace));
ALTER TABLE investigations.contact ENABLE ROW LEVEL SECURITY;
CREATE POLICY contact_trace ON investigations.contact
  USING (EXISTS (SELECT FROM investigations.trace t WHERE t.id = contact.trace));
GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA investigations TO "${app_role}";
