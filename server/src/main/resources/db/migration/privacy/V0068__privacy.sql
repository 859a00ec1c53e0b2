-- An alert says who read what the log no longer says that they read: it goes with the names.
CREATE OR REPLACE FUNCTION privacy.unname_log(run timestamptz, asked timestamptz, most integer) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = privacy, pg_temp AS $$
DECLARE
  scope_before text := coalesce(current_setting('fangkong.scope', true), '');
  unnamed bigint;
  until timestamptz;
BEGIN
  PERFORM set_config('fangkong.scope', '*', true);
  SELECT least(asked, clock_timestamp()) - r.days * interval '1 day' INTO STRICT until FROM privacy.retention r WHERE r.class = 'LOG_ENTRY';
  unnamed := audit.unname(until, unname_log.most);
  DELETE FROM audit.alert a WHERE a.raised_at < until;
  INSERT INTO privacy.run AS r (class, run_at, erased, kept) VALUES ('LOG_ENTRY', run, unnamed, 0)
  ON CONFLICT (class, run_at) DO UPDATE SET erased = r.erased + excluded.erased;
  PERFORM set_config('fangkong.scope', scope_before, true);
  RETURN unnamed;
END
$$;
