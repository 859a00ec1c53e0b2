-- Empties what was sealed or indexed with the keys of the event, and every text that somebody may be named in; gives how many rows of which
-- table. Only for a closing that two have confirmed and that is not finished: once, in the transaction that finishes it.
CREATE FUNCTION privacy.blank(wanted uuid, moment timestamptz, next_event uuid, new_keys text[]) RETURNS TABLE (blanked text, rows bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = privacy, pg_temp AS $$
DECLARE
  scope_before text := coalesce(current_setting('fangkong.scope', true), '');
BEGIN
  PERFORM set_config('fangkong.scope', '*', true);
  PERFORM pg_advisory_xact_lock(hashtext('people'));
  PERFORM pg_advisory_xact_lock(hashtext('assessments'));
  LOCK TABLE evidence.fact IN SHARE ROW EXCLUSIVE MODE;
  UPDATE privacy.closing c SET finished_at = moment WHERE c.id = wanted AND c.confirmed_by IS NOT NULL AND c.finished_at IS NULL;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'closing % is not confirmed, or finished before', wanted;
  END IF;
  UPDATE privacy.event e SET closed_at = moment, name = c.name FROM privacy.closing c WHERE c.id = wanted AND e.id = c.event;
  INSERT INTO privacy.event (id, name, opened_at) VALUES (next_event, '', moment);
  UPDATE people.keys_in_use SET ids = new_keys;

  blanked := 'people.person';
  UPDATE people.person p
  SET name_sealed = NULL, id_number_sealed = NULL, phone_sealed = NULL, id_number_index = NULL, phone_name_index = NULL
  WHERE num_nonnulls(p.name_sealed, p.id_number_sealed, p.phone_sealed, p.id_number_index, p.phone_name_index) > 0;
  GET DIAGNOSTICS rows = ROW_COUNT;
  RETURN NEXT;

  blanked := 'evidence.fact';
  INSERT INTO assessments.dirty (person, since)
  SELECT DISTINCT f.person, moment FROM evidence.fact f WHERE f.type IN ('ruling', 'departure') AND f.person IS NOT NULL;
  UPDATE evidence.fact f
  SET digest = '', body = CASE
    WHEN f.type = 'ruling' THEN f.body || '{"reason": "-"}'
    WHEN f.type = 'passage' THEN f.body - 'vehicle'
    WHEN f.type = 'departure' AND f.body ->> 'to' !~ '^[0-9/]+$' THEN f.body - 'to'
    ELSE f.body END
  WHERE f.digest <> '';
  GET DIAGNOSTICS rows = ROW_COUNT;
  RETURN NEXT;

  blanked := 'evidence.list';
  UPDATE evidence.list l SET name = '-' WHERE l.name <> '-';
  GET DIAGNOSTICS rows = ROW_COUNT;
  RETURN NEXT;

  blanked := 'evidence.list_row';
  UPDATE evidence.list_row r SET problem = r.problem || '{"value": ""}' WHERE r.problem ->> 'value' <> '';
  GET DIAGNOSTICS rows = ROW_COUNT;
  RETURN NEXT;

  blanked := 'declarations.declaration';
  UPDATE declarations.declaration d
  SET said = '', card = gen_random_uuid(), card_digest = sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))
  WHERE d.said <> '';
  GET DIAGNOSTICS rows = ROW_COUNT;
  RETURN NEXT;

  blanked := 'assessments.ruling_proposal';
  UPDATE assessments.ruling_proposal r SET reason = '-', declined = CASE WHEN r.declined IS NOT NULL THEN '-' END
  WHERE r.reason <> '-' OR r.declined <> '-';
  GET DIAGNOSTICS rows = ROW_COUNT;
  RETURN NEXT;

  blanked := 'assessments.appeal';
  UPDATE assessments.appeal a SET said = '-', answer = CASE WHEN a.answer IS NOT NULL THEN '-' END
  WHERE a.said <> '-' OR a.answer <> '-';
  GET DIAGNOSTICS rows = ROW_COUNT;
  RETURN NEXT;

  blanked := 'investigations.investigation';
  UPDATE investigations.investigation i SET name = '-' WHERE i.name <> '-';
  GET DIAGNOSTICS rows = ROW_COUNT;
  RETURN NEXT;

  blanked := 'investigations.trace_case';
  UPDATE investigations.trace_case t SET reason = '-' WHERE t.reason <> '-';
  GET DIAGNOSTICS rows = ROW_COUNT;
  RETURN NEXT;

  blanked := 'checkpoints.shift';
  UPDATE checkpoints.shift s SET note = '-', open_items = '{}' WHERE s.note <> '-' OR s.open_items <> '{}';
  GET DIAGNOSTICS rows = ROW_COUNT;
  RETURN NEXT;

  blanked := 'assessments.move';
  DELETE FROM assessments.move WHERE accepted_at IS NULL;
  GET DIAGNOSTICS rows = ROW_COUNT;
  RETURN NEXT;

  blanked := 'exports.export';
  UPDATE exports.export x SET reason = '-' WHERE x.reason <> '-';
  GET DIAGNOSTICS rows = ROW_COUNT;
  RETURN NEXT;

  blanked := 'audit.alert';
  UPDATE audit.alert x SET note = '-' WHERE x.note <> '-';
  GET DIAGNOSTICS rows = ROW_COUNT;
  RETURN NEXT;

  blanked := 'accounts.device';
  UPDATE accounts.device x SET name = '-' WHERE x.name <> '-';
  GET DIAGNOSTICS rows = ROW_COUNT;
  RETURN NEXT;

  blanked := 'emergency.access';
  UPDATE emergency.access x SET reason = repeat('-', 10), note = CASE WHEN x.note IS NOT NULL THEN '-' END
  WHERE x.reason <> repeat('-', 10) OR x.note <> '-';
  GET DIAGNOSTICS rows = ROW_COUNT;
  RETURN NEXT;
  PERFORM set_config('fangkong.scope', scope_before, true);
END
$$;
REVOKE ALL ON FUNCTION privacy.blank(uuid, timestamptz, uuid, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION privacy.blank(uuid, timestamptz, uuid, text[]) TO "${app_role}";
