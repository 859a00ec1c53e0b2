-- Appeals against a reason of a standing: filed by residents or for them, with a deadline, until somebody answers.
CREATE TABLE assessments.appeal (
  id            uuid PRIMARY KEY,
  person        uuid NOT NULL REFERENCES people.person,
  region        text COLLATE "C" NOT NULL,
  clause        text NOT NULL,
  evidence      uuid[] NOT NULL CHECK (cardinality(evidence) > 0),
  said          text NOT NULL CHECK (length(said) BETWEEN 1 AND 500),
  filed_by      uuid NOT NULL,
  filed_at      timestamptz NOT NULL,
  deadline      timestamptz NOT NULL CHECK (deadline > filed_at),
  outcome       text CHECK (outcome IN ('UPHELD', 'REJECTED')),
  answer        text CHECK (answer <> ''),
  answer_clause text,
  ruling        uuid UNIQUE REFERENCES assessments.ruling_proposal,
  answered_by   uuid,
  answered_at   timestamptz,
  CHECK (num_nulls(outcome, answer, answered_by, answered_at) IN (0, 4)),
  CHECK ((outcome = 'UPHELD') IS NOT DISTINCT FROM (CASE WHEN outcome IS NULL THEN NULL ELSE ruling IS NOT NULL END)),
  CHECK ((outcome = 'REJECTED') IS NOT DISTINCT FROM (CASE WHEN outcome IS NULL THEN NULL ELSE answer_clause IS NOT NULL END))
);
COMMENT ON COLUMN assessments.appeal.region IS 'where the person stood when it was filed';
COMMENT ON COLUMN assessments.appeal.evidence IS 'what the reason rested on when it was filed';
-- One open appeal against a reason: more of them would bring no answer sooner.
CREATE UNIQUE INDEX appeal_open ON assessments.appeal (person, clause) WHERE answered_at IS NULL;
CREATE INDEX appeal_due ON assessments.appeal (deadline, id) WHERE answered_at IS NULL;
CREATE INDEX appeal_person ON assessments.appeal (person, filed_at);

ALTER TABLE assessments.appeal ENABLE ROW LEVEL SECURITY;
CREATE POLICY appeal_region ON assessments.appeal
  USING ((SELECT current_setting('fangkong.scope', true) = '*') OR accounts.sees(region));
GRANT SELECT, INSERT ON assessments.appeal TO "${app_role}";
GRANT UPDATE (outcome, answer, answer_clause, ruling, answered_by, answered_at) ON assessments.appeal TO "${app_role}";
