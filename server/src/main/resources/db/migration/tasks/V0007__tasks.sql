-- What is to be done by the grids, derived from standing and facts; a task is done by evidence, never by a tick.
CREATE SCHEMA tasks;
GRANT USAGE ON SCHEMA tasks TO "${app_role}";

CREATE TABLE tasks.task (
  person  uuid NOT NULL,
  kind    text NOT NULL CHECK (kind IN ('VERIFY_LEAD', 'TEST', 'MONITOR', 'OVERSTAY')),
  subject text NOT NULL,
  region  text COLLATE "C" NOT NULL,
  opened_at timestamptz NOT NULL,
  due_at  timestamptz NOT NULL,
  done_at timestamptz,
  PRIMARY KEY (person, kind, subject)
);
COMMENT ON COLUMN tasks.task.subject IS 'the lead to verify, or the day the test or report is for';
CREATE INDEX task_open ON tasks.task (region, due_at) WHERE done_at IS NULL;
CREATE INDEX task_order ON tasks.task (due_at, person, kind, subject) WHERE done_at IS NULL;

ALTER TABLE tasks.task ENABLE ROW LEVEL SECURITY;
CREATE POLICY task_region ON tasks.task
  USING ((SELECT current_setting('fangkong.scope', true) = '*') OR accounts.sees(region));
GRANT SELECT, INSERT, UPDATE, DELETE ON tasks.task TO "${app_role}";
