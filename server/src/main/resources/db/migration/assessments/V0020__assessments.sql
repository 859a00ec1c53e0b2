-- A protocol is put into effect by two: one proposes, another one adopts or declines.
CREATE TABLE assessments.proposal (
  id               uuid PRIMARY KEY,
  protocol         text NOT NULL,
  region           text COLLATE "C" NOT NULL,
  effective_from   timestamptz NOT NULL,
  effective_until  timestamptz CHECK (effective_until > effective_from),
  justification    text,
  proposed_by      uuid NOT NULL,
  proposed_at      timestamptz NOT NULL,
  decided_by       uuid,
  decided_at       timestamptz,
  declined_because text,
  CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
  CHECK (declined_because IS NULL OR decided_by IS NOT NULL),
  CHECK (declined_because IS NOT NULL OR decided_by <> proposed_by)
);
COMMENT ON COLUMN assessments.proposal.justification IS 'why it is stricter than what it stands on, where it is';
CREATE INDEX proposal_region ON assessments.proposal (region, id);
GRANT SELECT, INSERT ON assessments.proposal TO "${app_role}";
GRANT UPDATE (decided_by, decided_at, declined_because) ON assessments.proposal TO "${app_role}";

ALTER TABLE assessments.proposal ENABLE ROW LEVEL SECURITY;
CREATE POLICY proposal_region ON assessments.proposal
  USING ((SELECT current_setting('fangkong.scope', true) = '*') OR accounts.sees(region));

ALTER TABLE assessments.adoption ADD COLUMN proposal uuid REFERENCES assessments.proposal;
ALTER TABLE assessments.adoption ADD CONSTRAINT adopted_by_two CHECK (proposal IS NOT NULL) NOT VALID;
COMMENT ON COLUMN assessments.adoption.proposal IS 'null in rows from before two people were asked for';
