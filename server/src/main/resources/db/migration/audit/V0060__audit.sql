-- One asks, in one round trip, for what two statements give: the lock under which one server alone chains until its transaction ends, and what the
-- chain looks like once it is held. Each statement in here sees what was committed before it began, also by whoever held the lock.
CREATE FUNCTION audit.take_turn(most integer)
RETURNS TABLE (month integer, before bytea, number bigint, hash bytea, signature bytea,
               "position" bigint, at timestamptz, account uuid, role text, region text, kind text, path text, people uuid[], purpose text, emergency uuid)
LANGUAGE plpgsql SET search_path = audit, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('audit.entry')), set_config('fangkong.scope', '*', true);
  RETURN QUERY
    SELECT h.month, h.before, h.number, h.hash, h.signature,
           p.position, p.at, p.account, p.role, p.actor_region, p.kind, p.path, p.people, p.purpose, p.emergency
    FROM (VALUES (1)) AS always (one)
    LEFT JOIN (SELECT * FROM audit.head l ORDER BY l.month DESC LIMIT 1) h ON true
    LEFT JOIN (SELECT * FROM audit.pending w ORDER BY w.position LIMIT most) p ON true
    ORDER BY p.position;
END
$$;
REVOKE ALL ON FUNCTION audit.take_turn(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.take_turn(integer) TO "${app_role}";

-- Adds entries and the head that they leave to a chain that ends where this server left it; false, and nothing, where it does not, because another
-- server had its turn. All in one statement: it is as durable as a transaction of many and waits once.
CREATE FUNCTION audit.append(
  month integer[], number bigint[], at timestamptz[], account uuid[], role text[], region text[], kind text[], path text[], people text[], purpose text[],
  emergency uuid[], hash bytea[], after_month integer, after_number bigint, after_hash bytea,
  head_month integer, head_before bytea, head_number bigint, head_hash bytea, head_signature bytea) RETURNS boolean
LANGUAGE plpgsql SET search_path = audit, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('audit.entry')), set_config('fangkong.scope', '*', true);
  IF (SELECT (h.month, h.number, h.hash) FROM audit.head h ORDER BY h.month DESC LIMIT 1) IS DISTINCT FROM (after_month, after_number, after_hash) THEN
    RETURN false;
  END IF;
  INSERT INTO audit.entry (month, number, at, account, role, region, kind, path, people, purpose, emergency, hash)
  SELECT e.month, e.number, e.at, e.account, e.role, e.region, e.kind, e.path, string_to_array(e.people, ',')::uuid[], e.purpose, e.emergency, e.hash
  FROM unnest(append.month, append.number, append.at, append.account, append.role, append.region, append.kind, append.path, append.people,
              append.purpose, append.emergency, append.hash)
    AS e (month, number, at, account, role, region, kind, path, people, purpose, emergency, hash);
  INSERT INTO audit.head AS h (month, before, number, hash, signature)
  VALUES (head_month, head_before, head_number, head_hash, head_signature)
  ON CONFLICT ON CONSTRAINT head_pkey DO UPDATE SET number = excluded.number, hash = excluded.hash, signature = excluded.signature;
  RETURN true;
END
$$;
REVOKE ALL ON FUNCTION audit.append(integer[], bigint[], timestamptz[], uuid[], text[], text[], text[], text[], text[], text[], uuid[], bytea[],
  integer, bigint, bytea, integer, bytea, bigint, bytea, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.append(integer[], bigint[], timestamptz[], uuid[], text[], text[], text[], text[], text[], text[], uuid[], bytea[],
  integer, bigint, bytea, integer, bytea, bigint, bytea, bytea) TO "${app_role}";
