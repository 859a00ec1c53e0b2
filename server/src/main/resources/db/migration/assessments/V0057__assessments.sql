-- Whoever moves is seen by both sides until the new one accepts: nobody disappears by moving. One open move a person.
CREATE TABLE assessments.move (
  id          uuid PRIMARY KEY,
  person      uuid NOT NULL REFERENCES people.person,
  from_region text COLLATE "C" NOT NULL,
  to_region   text COLLATE "C" NOT NULL,
  moved_at    timestamptz NOT NULL,
  moved_by    uuid,
  accepted_at timestamptz,
  accepted_by uuid,
  CHECK ((accepted_at IS NULL) = (accepted_by IS NULL)),
  CHECK (accepted_by <> moved_by)
);
COMMENT ON COLUMN assessments.move.moved_by IS 'who recorded what moved them: somebody else accepts';
CREATE UNIQUE INDEX move_open ON assessments.move (person) WHERE accepted_at IS NULL;
CREATE INDEX move_from ON assessments.move (from_region, id) WHERE accepted_at IS NULL;
CREATE INDEX move_to ON assessments.move (to_region, id) WHERE accepted_at IS NULL;

ALTER TABLE assessments.move ENABLE ROW LEVEL SECURITY;
ALTER TABLE assessments.move FORCE ROW LEVEL SECURITY;
CREATE POLICY move_seen ON assessments.move FOR SELECT
  USING ((SELECT current_setting('fangkong.scope', true) = '*') OR accounts.sees(from_region) OR accounts.sees(to_region));
CREATE POLICY move_accepted ON assessments.move FOR UPDATE
  USING ((SELECT current_setting('fangkong.scope', true) = '*') OR accounts.sees(to_region));
CREATE POLICY move_derived ON assessments.move
  USING ((SELECT current_setting('fangkong.scope', true) = '*'));
GRANT SELECT, INSERT, DELETE, UPDATE (to_region, moved_by, accepted_at, accepted_by) ON assessments.move TO "${app_role}";

-- The side that somebody leaves reads of them until then, and changes nothing any more.
CREATE POLICY person_moving ON people.person FOR SELECT
  USING (id IN (SELECT m.person FROM assessments.move m WHERE m.accepted_at IS NULL));
