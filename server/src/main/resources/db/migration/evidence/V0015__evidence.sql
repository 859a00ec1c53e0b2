-- In which transaction a fact was written, so that a reader can ask for all that was committed since it last looked, each once.
-- '3' is a transaction that everybody has always seen: what was there before this column is never new.
ALTER TABLE evidence.fact ADD COLUMN written_in xid8 NOT NULL DEFAULT '3';
ALTER TABLE evidence.fact ALTER COLUMN written_in SET DEFAULT pg_current_xact_id();
COMMENT ON COLUMN evidence.fact.written_in IS 'the transaction that wrote it, of this cluster; 3 where that is no longer asked';
CREATE INDEX fact_written ON evidence.fact (type, written_in) WHERE type IN ('check_in', 'residence');

-- Check-ins of more than a day: those that were not over at a time are few, and are not to be looked for among all before it.
CREATE INDEX fact_long_check_in ON evidence.fact (until_at) WHERE type = 'check_in' AND until_at - at > interval '24 hours';

-- Facts that came with a dump of another cluster carry transactions of that one, which here are still to come.
CREATE FUNCTION evidence.settle_foreign() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = evidence, pg_temp AS $$
  UPDATE evidence.fact SET written_in = '3'
  WHERE type IN ('check_in', 'residence') AND written_in >= pg_snapshot_xmin(pg_current_snapshot())
    AND NOT pg_visible_in_snapshot(written_in, pg_current_snapshot())
$$;
REVOKE ALL ON FUNCTION evidence.settle_foreign() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION evidence.settle_foreign() TO "${app_role}";
