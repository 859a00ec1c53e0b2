-- What waits is moved into the chain by this function and by nothing else: the application may neither take it out of the way, nor say where it
-- waits, nor add to the chain itself. Who did what comes from what waited; the application says which place each gets, the next ones in the order in
-- which they waited, and signs the head.
CREATE FUNCTION audit.chain(positions bigint[], digests bytea[], salts bytea[], hashes bytea[],
  head_month integer, head_before bytea, head_number bigint, head_hash bytea, head_signature bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = audit, pg_temp AS $$
DECLARE
  last record;
  first_number bigint;
  moved bigint;
BEGIN
  SELECT h.month, h.number INTO last FROM audit.head h ORDER BY h.month DESC LIMIT 1;
  first_number := 1 + CASE WHEN last.month = head_month THEN last.number ELSE 0 END;
  IF last.month > head_month OR cardinality(positions) = 0 OR head_number <> first_number + cardinality(positions) - 1
     OR positions IS DISTINCT FROM (SELECT array_agg(p ORDER BY p) FROM unnest(positions) AS p) THEN
    RAISE EXCEPTION 'places up to % of month % do not follow the last of the chain, or not in the order in which was waited', head_number, head_month;
  END IF;
  WITH place AS (
    SELECT p.*, first_number + p.ordinal - 1 AS number
    FROM unnest(positions, digests, salts, hashes) WITH ORDINALITY AS p (position, digest, salt, hash, ordinal)),
  taken AS (
    DELETE FROM audit.pending w USING place p WHERE w.position = p.position
    RETURNING w.at, w.account, w.role, w.actor_region, w.kind, w.path, w.people, w.purpose, w.emergency, w.device,
              p.number, p.digest, p.salt, p.hash)
  INSERT INTO audit.entry
    (month, number, at, account, role, region, kind, path, people, purpose, emergency, device, digest, salt, hash)
  SELECT head_month, t.number, t.at, t.account, t.role, t.actor_region, t.kind, t.path, t.people, t.purpose, t.emergency, t.device,
         t.digest, t.salt, t.hash
  FROM taken t;
  GET DIAGNOSTICS moved = ROW_COUNT;
  IF moved <> cardinality(positions) THEN
    RAISE EXCEPTION 'of % acts that waited % are left', cardinality(positions), moved;
  END IF;
  INSERT INTO audit.head AS h (month, before, number, hash, signature)
  VALUES (head_month, head_before, head_number, head_hash, head_signature)
  ON CONFLICT ON CONSTRAINT head_pkey DO UPDATE SET number = excluded.number, hash = excluded.hash, signature = excluded.signature;
END
$$;
REVOKE ALL ON FUNCTION audit.chain(bigint[], bytea[], bytea[], bytea[], integer, bytea, bigint, bytea, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.chain(bigint[], bytea[], bytea[], bytea[], integer, bytea, bigint, bytea, bytea) TO "${app_role}";
REVOKE INSERT, DELETE ON audit.pending FROM "${app_role}";
GRANT INSERT (at, account, role, actor_region, kind, path, people, purpose, emergency, device) ON audit.pending TO "${app_role}";
REVOKE INSERT ON audit.entry FROM "${app_role}";
REVOKE INSERT, UPDATE ON audit.head FROM "${app_role}";

-- Nobody waits without end for a server that has its turn and hangs.
ALTER FUNCTION audit.take_turn(integer) SET lock_timeout = '5s';
