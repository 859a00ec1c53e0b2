-- Those of these ids under which a fact of this type is stored about the person beside it, whoever stored it: an id alone proves nothing.
CREATE FUNCTION evidence.stored_as(wanted_type text, ids uuid[], people uuid[]) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = evidence, pg_temp AS $$
  SELECT f.id FROM unnest(ids, people) AS wanted (id, person)
  JOIN evidence.fact f ON f.id = wanted.id AND f.person = wanted.person AND f.type = wanted_type
$$;
REVOKE ALL ON FUNCTION evidence.stored_as(text, uuid[], uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION evidence.stored_as(text, uuid[], uuid[]) TO "${app_role}";
