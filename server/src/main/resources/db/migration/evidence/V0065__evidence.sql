-- What was measured of somebody (fields "ct" and "temperature" of what was sent), sealed; the body is without it.
ALTER TABLE evidence.fact ADD COLUMN clinical_sealed bytea;

-- Who stored it, besides: whoever sends an id of somebody else learns nothing of what is stored under it.
DROP FUNCTION evidence.stored(uuid[]);
CREATE FUNCTION evidence.stored(ids uuid[]) RETURNS TABLE (id uuid, digest bytea, person uuid, recorded_by uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = evidence, pg_temp AS $$
  SELECT f.id, f.digest, f.person, f.recorded_by FROM evidence.fact f WHERE f.id = ANY (ids)
$$;
REVOKE ALL ON FUNCTION evidence.stored(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION evidence.stored(uuid[]) TO "${app_role}";
