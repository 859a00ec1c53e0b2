-- The log names the device that an act came from, and loses after its time who acted and whom it was about. Entries of the second form carry a
-- digest of all that names somebody; the chain goes over the digest, and what names somebody is kept beside it, with its salt, until it goes.
-- Those of the first form, whose chain goes over the names themselves, stay as they are.
ALTER TABLE audit.pending ADD COLUMN device uuid;
ALTER TABLE audit.entry ADD COLUMN device uuid, ADD COLUMN digest bytea, ADD COLUMN salt bytea;
COMMENT ON COLUMN audit.entry.digest IS 'SHA-256 over salt, account, people, path, emergency access and device; null in entries of the first form';
COMMENT ON COLUMN audit.entry.salt IS 'random; null once the entry names nobody any more, and in entries of the first form';
CREATE INDEX entry_named ON audit.entry (at) WHERE salt IS NOT NULL;

-- The application has no right to change an entry; what does it runs as the owner.
CREATE POLICY entry_unname ON audit.entry FOR UPDATE USING (current_setting('fangkong.scope', true) = '*');

-- Takes the names out of the next entries that are older than this; gives how many there were.
CREATE FUNCTION audit.unname(until timestamptz, most integer) RETURNS bigint
LANGUAGE sql SET search_path = audit, pg_temp AS $$
  WITH old AS MATERIALIZED (
    SELECT e.month, e.number FROM audit.entry e WHERE e.salt IS NOT NULL AND e.at < until ORDER BY e.at LIMIT most),
  unnamed AS (
    UPDATE audit.entry e
    SET account = NULL, people = '{}', emergency = NULL, device = NULL, salt = NULL,
        path = regexp_replace(e.path, '[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}', '{}', 'g')
    FROM old WHERE e.month = old.month AND e.number = old.number
    RETURNING 1)
  SELECT count(*) FROM unnamed
$$;
REVOKE ALL ON FUNCTION audit.unname(timestamptz, integer) FROM PUBLIC;

DROP FUNCTION audit.take_turn(integer);
CREATE FUNCTION audit.take_turn(most integer)
RETURNS TABLE (month integer, before bytea, number bigint, hash bytea, signature bytea,
               "position" bigint, at timestamptz, account uuid, role text, region text, kind text, path text, people uuid[], purpose text,
               emergency uuid, device uuid)
LANGUAGE plpgsql SET search_path = audit, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('audit.entry')), set_config('fangkong.scope', '*', true);
  RETURN QUERY
    SELECT h.month, h.before, h.number, h.hash, h.signature,
           p.position, p.at, p.account, p.role, p.actor_region, p.kind, p.path, p.people, p.purpose, p.emergency, p.device
    FROM (VALUES (1)) AS always (one)
    LEFT JOIN (SELECT * FROM audit.head l ORDER BY l.month DESC LIMIT 1) h ON true
    LEFT JOIN (SELECT * FROM audit.pending w ORDER BY w.position LIMIT most) p ON true
    ORDER BY p.position;
END
$$;
REVOKE ALL ON FUNCTION audit.take_turn(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.take_turn(integer) TO "${app_role}";

DROP FUNCTION audit.append(integer[], bigint[], timestamptz[], uuid[], text[], text[], text[], text[], text[], text[], uuid[], bytea[],
  integer, bigint, bytea, integer, bytea, bigint, bytea, bytea);
CREATE FUNCTION audit.append(
  month integer[], number bigint[], at timestamptz[], account uuid[], role text[], region text[], kind text[], path text[], people text[], purpose text[],
  emergency uuid[], device uuid[], digest bytea[], salt bytea[], hash bytea[], after_month integer, after_number bigint, after_hash bytea,
  head_month integer, head_before bytea, head_number bigint, head_hash bytea, head_signature bytea) RETURNS boolean
LANGUAGE plpgsql SET search_path = audit, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('audit.entry')), set_config('fangkong.scope', '*', true);
  IF (SELECT (h.month, h.number, h.hash) FROM audit.head h ORDER BY h.month DESC LIMIT 1) IS DISTINCT FROM (after_month, after_number, after_hash) THEN
    RETURN false;
  END IF;
  INSERT INTO audit.entry (month, number, at, account, role, region, kind, path, people, purpose, emergency, device, digest, salt, hash)
  SELECT e.month, e.number, e.at, e.account, e.role, e.region, e.kind, e.path, string_to_array(e.people, ',')::uuid[], e.purpose, e.emergency,
         e.device, e.digest, e.salt, e.hash
  FROM unnest(append.month, append.number, append.at, append.account, append.role, append.region, append.kind, append.path, append.people,
              append.purpose, append.emergency, append.device, append.digest, append.salt, append.hash)
    AS e (month, number, at, account, role, region, kind, path, people, purpose, emergency, device, digest, salt, hash);
  INSERT INTO audit.head AS h (month, before, number, hash, signature)
  VALUES (head_month, head_before, head_number, head_hash, head_signature)
  ON CONFLICT ON CONSTRAINT head_pkey DO UPDATE SET number = excluded.number, hash = excluded.hash, signature = excluded.signature;
  RETURN true;
END
$$;
REVOKE ALL ON FUNCTION audit.append(integer[], bigint[], timestamptz[], uuid[], text[], text[], text[], text[], text[], text[], uuid[], uuid[], bytea[],
  bytea[], bytea[], integer, bigint, bytea, integer, bytea, bigint, bytea, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.append(integer[], bigint[], timestamptz[], uuid[], text[], text[], text[], text[], text[], text[], uuid[], uuid[], bytea[],
  bytea[], bytea[], integer, bigint, bytea, integer, bytea, bigint, bytea, bytea) TO "${app_role}";
