-- What waits is moved into the chain by this function and by nothing else: the application may neither take it out of the way nor add to the chain
-- itself. Who did what comes from what waited; the application says where its place is, and signs the head.
CREATE FUNCTION audit.chain(positions bigint[], numbers bigint[], digests bytea[], salts bytea[], hashes bytea[],
  head_month integer, head_before bytea, head_number bigint, head_hash bytea, head_signature bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = audit, pg_temp AS $$
  WITH place AS (
    SELECT * FROM unnest(positions, numbers, digests, salts, hashes) AS p (position, number, digest, salt, hash)),
  taken AS (
    DELETE FROM audit.pending w USING place p WHERE w.position = p.position
    RETURNING w.at, w.account, w.role, w.actor_region, w.kind, w.path, w.people, w.purpose, w.emergency, w.device,
              p.number, p.digest, p.salt, p.hash),
  added AS (
    INSERT INTO audit.entry
      (month, number, at, account, role, region, kind, path, people, purpose, emergency, device, digest, salt, hash)
    SELECT head_month, number, at, account, role, actor_region, kind, path, people, purpose, emergency, device, digest, salt, hash
    FROM taken)
  INSERT INTO audit.head (month, before, number, hash, signature)
  VALUES (head_month, head_before, head_number, head_hash, head_signature)
  ON CONFLICT (month) DO UPDATE SET number = excluded.number, hash = excluded.hash, signature = excluded.signature
$$;
REVOKE ALL ON FUNCTION audit.chain(bigint[], bigint[], bytea[], bytea[], bytea[], integer, bytea, bigint, bytea, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.chain(bigint[], bigint[], bytea[], bytea[], bytea[], integer, bytea, bigint, bytea, bytea) TO "${app_role}";
REVOKE DELETE ON audit.pending FROM "${app_role}";
REVOKE INSERT ON audit.entry FROM "${app_role}";
REVOKE INSERT, UPDATE ON audit.head FROM "${app_role}";

-- Nobody waits without end for a server that has its turn and hangs.
ALTER FUNCTION audit.take_turn(integer) SET lock_timeout = '5s';
