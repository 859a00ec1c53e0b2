-- Three years after an act, the log no longer says who acted and whom it was about.
INSERT INTO privacy.retention (class, days, least, most, source) VALUES ('LOG_ENTRY', 1096, 1096, 1096, 'PIPL-19, HOUSE');

-- Takes the names out of the next entries of the log that are over their time, by the clock of the database as well; gives how many there were.
CREATE FUNCTION privacy.unname_log(run timestamptz, asked timestamptz, most integer) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = privacy, pg_temp AS $$
DECLARE
  scope_before text := coalesce(current_setting('fangkong.scope', true), '');
  unnamed bigint;
BEGIN
  PERFORM set_config('fangkong.scope', '*', true);
  SELECT audit.unname(least(asked, clock_timestamp()) - r.days * interval '1 day', unname_log.most) INTO STRICT unnamed
  FROM privacy.retention r WHERE r.class = 'LOG_ENTRY';
  INSERT INTO privacy.run AS r (class, run_at, erased, kept) VALUES ('LOG_ENTRY', run, unnamed, 0)
  ON CONFLICT (class, run_at) DO UPDATE SET erased = r.erased + excluded.erased;
  PERFORM set_config('fangkong.scope', scope_before, true);
  RETURN unnamed;
END
$$;
REVOKE ALL ON FUNCTION privacy.unname_log(timestamptz, timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION privacy.unname_log(timestamptz, timestamptz, integer) TO "${app_role}";
