-- With what was measured of somebody.
-- Empties what was sealed or indexed with the keys of the event, and every text that somebody may be named in; gives how many rows of which
-- table. Only for a closing that two have confirmed and that is not finished: once, in the transaction that finishes it.
CREATE OR REPLACE FUNCTION privacy.blank(wanted uuid, moment timestamptz, next_event uuid, new_keys text[]) RETURNS TABLE (blanked text, rows bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = privacy, pg_temp AS $$
DECLARE
  statement text;
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

  -- Whoever has a fact that loses a text is looked at again.
  INSERT INTO assessments.dirty (person, since)
  SELECT DISTINCT f.person, moment FROM evidence.fact f WHERE f.type IN ('ruling', 'departure') AND f.person IS NOT NULL;
  FOR blanked, statement IN VALUES
    ('people.person', $sql$
      UPDATE people.person p
      SET name_sealed = NULL, id_number_sealed = NULL, phone_sealed = NULL, id_number_index = NULL, phone_name_index = NULL
      WHERE num_nonnulls(p.name_sealed, p.id_number_sealed, p.phone_sealed, p.id_number_index, p.phone_name_index) > 0$sql$),
    ('evidence.fact', $sql$
      UPDATE evidence.fact f
      SET digest = '', clinical_sealed = NULL, body = (CASE
        WHEN f.type = 'ruling' THEN f.body || '{"reason": "-"}'
        WHEN f.type = 'passage' THEN f.body - 'vehicle'
        WHEN f.type = 'departure' AND f.body ->> 'to' !~ '^[0-9/]+$' THEN f.body - 'to'
        ELSE f.body END) - 'ct' - 'temperature'
      WHERE f.digest <> ''$sql$),
    ('evidence.list', $sql$
      UPDATE evidence.list l SET name = '-' WHERE l.name <> '-'$sql$),
    ('evidence.list_row', $sql$
      UPDATE evidence.list_row r SET problem = r.problem || '{"value": ""}' WHERE r.problem ->> 'value' <> ''$sql$),
    ('declarations.declaration', $sql$
      UPDATE declarations.declaration d
      SET said = '', card = gen_random_uuid(), card_digest = sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))
      WHERE d.said <> ''$sql$),
    ('assessments.ruling_proposal', $sql$
      UPDATE assessments.ruling_proposal r SET reason = '-', declined = CASE WHEN r.declined IS NOT NULL THEN '-' END
      WHERE r.reason <> '-' OR r.declined <> '-'$sql$),
    ('assessments.appeal', $sql$
      UPDATE assessments.appeal a SET said = '-', answer = CASE WHEN a.answer IS NOT NULL THEN '-' END
      WHERE a.said <> '-' OR a.answer <> '-'$sql$),
    ('investigations.investigation', $sql$
      UPDATE investigations.investigation i SET name = '-' WHERE i.name <> '-'$sql$),
    ('investigations.trace_case', $sql$
      UPDATE investigations.trace_case t SET reason = '-' WHERE t.reason <> '-'$sql$),
    ('checkpoints.shift', $sql$
      UPDATE checkpoints.shift s SET note = '-', open_items = '{}' WHERE s.note <> '-' OR s.open_items <> '{}'$sql$),
    ('assessments.move', $sql$
      DELETE FROM assessments.move WHERE accepted_at IS NULL$sql$),
    ('exports.export', $sql$
      UPDATE exports.export x SET reason = '-' WHERE x.reason <> '-'$sql$),
    ('audit.alert', $sql$
      UPDATE audit.alert x SET note = '-' WHERE x.note <> '-'$sql$),
    ('accounts.device', $sql$
      UPDATE accounts.device x SET name = '-' WHERE x.name <> '-'$sql$),
    ('emergency.access', $sql$
      UPDATE emergency.access x SET reason = repeat('-', 10), note = CASE WHEN x.note IS NOT NULL THEN '-' END
      WHERE x.reason <> repeat('-', 10) OR x.note <> '-'$sql$)
  LOOP
    EXECUTE statement;
    GET DIAGNOSTICS rows = ROW_COUNT;
    RETURN NEXT;
  END LOOP;
  PERFORM set_config('fangkong.scope', scope_before, true);
END
$$;
