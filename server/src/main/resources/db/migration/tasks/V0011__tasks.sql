-- Whoever announced an arrival is met by the grid.
ALTER TABLE tasks.task DROP CONSTRAINT task_kind_check;
ALTER TABLE tasks.task ADD CONSTRAINT task_kind_check
  CHECK (kind IN ('VERIFY_LEAD', 'MEET_ARRIVAL', 'TEST', 'MONITOR', 'OVERSTAY'));
COMMENT ON COLUMN tasks.task.subject IS 'the lead to verify, the declaration that announced the arrival, or the day the test or report is for';
