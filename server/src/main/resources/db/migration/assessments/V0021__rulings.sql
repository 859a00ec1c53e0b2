-- Rulings that one account proposed, until another confirmed or declined them. What was confirmed is a fact; nothing here decides.
CREATE TABLE assessments.ruling_proposal (
  id          uuid PRIMARY KEY,
  person      uuid NOT NULL REFERENCES people.person,
  region      text COLLATE "C" NOT NULL,
  reason      text NOT NULL CHECK (reason <> ''),
  until_at    timestamptz NOT NULL CHECK (until_at > proposed_at),
  category    text,
  excludes    uuid[],
  proposed_by uuid NOT NULL,
  proposed_at timestamptz NOT NULL,
  state       text NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'CONFIRMED', 'DECLINED')),
  decided_by  uuid,
  decided_at  timestamptz,
  declined    text,
  fact        uuid UNIQUE REFERENCES evidence.fact DEFERRABLE INITIALLY DEFERRED,
  CHECK ((category IS NULL) <> (excludes IS NULL)),
  CHECK (cardinality(excludes) > 0),
  CHECK ((state = 'OPEN') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)),
  CHECK ((state = 'CONFIRMED') = (fact IS NOT NULL)),
  CHECK ((state = 'DECLINED') = (declined IS NOT NULL)),
  CHECK (state <> 'CONFIRMED' OR decided_by <> proposed_by)
);
COMMENT ON COLUMN assessments.ruling_proposal.region IS 'where the person stood when it was proposed';
CREATE INDEX ruling_proposal_open ON assessments.ruling_proposal (region, id) WHERE state = 'OPEN';
CREATE INDEX ruling_proposal_person ON assessments.ruling_proposal (person, id);

ALTER TABLE assessments.ruling_proposal ENABLE ROW LEVEL SECURITY;
CREATE POLICY ruling_proposal_region ON assessments.ruling_proposal
  USING ((SELECT current_setting('fangkong.scope', true) = '*') OR accounts.sees(region));
GRANT SELECT, INSERT ON assessments.ruling_proposal TO "${app_role}";
GRANT UPDATE (state, decided_by, decided_at, declined, fact) ON assessments.ruling_proposal TO "${app_role}";
