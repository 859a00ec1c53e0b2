-- Scopes that were widened for a while, by whom and why: seen by both sides.
CREATE SCHEMA emergency;
GRANT USAGE ON SCHEMA emergency TO "${app_role}";

CREATE TABLE emergency.access (
  id              uuid PRIMARY KEY,
  account         uuid NOT NULL,
  role            text NOT NULL,
  home            text COLLATE "C" NOT NULL,
  opened          text COLLATE "C" NOT NULL,
  person          uuid,
  purpose         text NOT NULL,
  reason          text NOT NULL CHECK (length(reason) >= 10),
  began_at        timestamptz NOT NULL,
  ends_at         timestamptz NOT NULL CHECK (ends_at > began_at AND ends_at <= began_at + interval '2 hours'),
  ended_at        timestamptz,
  acknowledged_by uuid CHECK (acknowledged_by <> account),
  acknowledged_at timestamptz,
  note            text
);
CREATE INDEX access_account ON emergency.access (account, ends_at);
ALTER TABLE emergency.access ENABLE ROW LEVEL SECURITY;
CREATE POLICY access_sides ON emergency.access
  USING (accounts.sees(home) OR accounts.sees(opened))
  WITH CHECK (accounts.sees(home) OR accounts.sees(opened));
GRANT SELECT, INSERT ON emergency.access TO "${app_role}";
GRANT UPDATE (ended_at, acknowledged_by, acknowledged_at, note) ON emergency.access TO "${app_role}";

-- What an account sees besides its scope right now: asked before there is a scope.
CREATE FUNCTION emergency.current(asking uuid, now timestamptz) RETURNS TABLE (id uuid, region text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = emergency, pg_temp AS $$
  SELECT a.id, a.opened FROM emergency.access a
  WHERE a.account = asking AND a.began_at <= now AND a.ends_at > now AND a.ended_at IS NULL
  ORDER BY a.began_at DESC LIMIT 1
$$;
REVOKE ALL ON FUNCTION emergency.current(uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION emergency.current(uuid, timestamptz) TO "${app_role}";
