-- The event that this installation is for, and its end: the keys of what is sealed are destroyed, and a certificate says so.
CREATE TABLE privacy.event (
  id        uuid PRIMARY KEY,
  name      text NOT NULL,
  opened_at timestamptz NOT NULL,
  closed_at timestamptz
);
-- One at a time.
CREATE UNIQUE INDEX event_open ON privacy.event ((true)) WHERE closed_at IS NULL;
GRANT SELECT ON privacy.event TO "${app_role}";

-- A closing is proposed by one and confirmed by another; from then on it is finished, whatever happens.
CREATE TABLE privacy.closing (
  id           uuid PRIMARY KEY,
  event        uuid NOT NULL REFERENCES privacy.event,
  name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  proposed_by  uuid NOT NULL,
  proposed_at  timestamptz NOT NULL,
  stored_at    timestamptz NOT NULL DEFAULT now(),
  confirmed_by uuid CHECK (confirmed_by <> proposed_by),
  confirmed_at timestamptz,
  declined_by  uuid,
  declined_at  timestamptz,
  keys         text[],
  finished_at  timestamptz,
  CHECK (num_nulls(confirmed_by, confirmed_at, keys) IN (0, 3)),
  CHECK (num_nulls(declined_by, declined_at) IN (0, 2)),
  CHECK (confirmed_by IS NULL OR declined_by IS NULL),
  CHECK (finished_at IS NULL OR confirmed_by IS NOT NULL)
);
COMMENT ON COLUMN privacy.closing.name IS 'what the event is called in the certificate';
COMMENT ON COLUMN privacy.closing.keys IS 'the ids of the keys to destroy, never the keys';
CREATE UNIQUE INDEX closing_open ON privacy.closing (event) WHERE declined_by IS NULL;
GRANT SELECT ON privacy.closing TO "${app_role}";
GRANT INSERT (id, event, name, proposed_by, proposed_at) ON privacy.closing TO "${app_role}";
GRANT UPDATE (declined_by, declined_at) ON privacy.closing TO "${app_role}";

CREATE TABLE privacy.certificate (
  closing   uuid PRIMARY KEY REFERENCES privacy.closing,
  content   text NOT NULL,
  signature bytea NOT NULL
);
COMMENT ON COLUMN privacy.certificate.signature IS 'Ed25519 over the content as UTF-8';
GRANT SELECT, INSERT ON privacy.certificate TO "${app_role}";

-- Whoever owns the tables blanks under every scope, also where row-level security is forced upon owners.
CREATE POLICY fact_blank ON evidence.fact FOR UPDATE USING (current_setting('fangkong.scope', true) = '*');

-- The keys that seal and index now, by their ids: whoever looks people up has these or must not. Empty while a closing destroys them.
CREATE TABLE people.keys_in_use (
  only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  ids      text[] NOT NULL
);
GRANT SELECT, INSERT ON people.keys_in_use TO "${app_role}";

-- Until the transaction ends, these keys are not destroyed. Two statements, so that the second sees what the first waited for.
CREATE FUNCTION people.use_keys() RETURNS text[]
LANGUAGE plpgsql SET search_path = people, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtext('people'));
  RETURN (SELECT k.ids FROM people.keys_in_use k);
END
$$;
REVOKE ALL ON FUNCTION people.use_keys() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION people.use_keys() TO "${app_role}";

-- The first event opens with the first start; each closing opens the next.
CREATE FUNCTION privacy.open_event(new_id uuid, at timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = privacy, pg_temp AS $$
  INSERT INTO privacy.event (id, name, opened_at) VALUES (new_id, '', at) ON CONFLICT DO NOTHING
$$;
REVOKE ALL ON FUNCTION privacy.open_event(uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION privacy.open_event(uuid, timestamptz) TO "${app_role}";

-- How many are still isolated, monitored or treated, or may turn out to be.
CREATE FUNCTION privacy.managed() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = privacy, pg_temp AS $$
DECLARE
  scope_before text := coalesce(current_setting('fangkong.scope', true), '');
  managed bigint;
BEGIN
  PERFORM set_config('fangkong.scope', '*', true);
  SELECT count(*) INTO managed FROM (
    SELECT person FROM assessments.standing WHERE status NOT IN ('NONE', 'RELEASED')
    UNION SELECT person FROM assessments.dirty UNION SELECT person FROM assessments.set_aside) still;
  PERFORM set_config('fangkong.scope', scope_before, true);
  RETURN managed;
END
$$;
REVOKE ALL ON FUNCTION privacy.managed() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION privacy.managed() TO "${app_role}";

-- Confirms a closing that somebody else proposed, where nobody is managed any more; gives how many are. Whoever looks people up waits, and then
-- finds no keys; facts wait as well.
CREATE FUNCTION privacy.confirm_closing(wanted uuid, by_account uuid, moment timestamptz, old_keys text[]) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = privacy, pg_temp AS $$
DECLARE
  scope_before text := coalesce(current_setting('fangkong.scope', true), '');
  managed bigint;
BEGIN
  PERFORM set_config('fangkong.scope', '*', true);
  PERFORM pg_advisory_xact_lock(hashtext('people'));
  PERFORM pg_advisory_xact_lock(hashtext('assessments'));
  LOCK TABLE evidence.fact IN SHARE ROW EXCLUSIVE MODE;
  managed := privacy.managed();
  IF managed = 0 THEN
    UPDATE privacy.closing c SET confirmed_by = by_account, confirmed_at = moment, keys = old_keys
    WHERE c.id = wanted AND c.confirmed_by IS NULL AND c.declined_by IS NULL
      AND EXISTS (SELECT FROM accounts.account a WHERE a.id = by_account AND a.created_at < c.stored_at);
    IF NOT FOUND THEN
      RAISE EXCEPTION 'closing % is not open', wanted;
    END IF;
    UPDATE people.keys_in_use SET ids = '{}';
  END IF;
  PERFORM set_config('fangkong.scope', scope_before, true);
  RETURN managed;
END
$$;
REVOKE ALL ON FUNCTION privacy.confirm_closing(uuid, uuid, timestamptz, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION privacy.confirm_closing(uuid, uuid, timestamptz, text[]) TO "${app_role}";
