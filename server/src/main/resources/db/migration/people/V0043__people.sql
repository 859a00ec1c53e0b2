-- What is sealed is sealed for its row, so whoever adds to somebody says to whom: found before by the same keys.
DROP FUNCTION people.complete(bytea[], bytea[], bytea[]);
DROP FUNCTION people.fill(bytea[], bytea[], bytea[], bytea[]);

-- Whoever is known by this name and phone alone gets an identity number, unless that number is somebody's already.
CREATE FUNCTION people.complete(ids uuid[], phone_name_indexes bytea[], sealed bytea[], indexes bytea[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = people, pg_temp AS $$
  UPDATE people.person p SET id_number_sealed = c.sealed, id_number_index = c.id_number_index
  FROM unnest(ids, phone_name_indexes, sealed, indexes) AS c (id, phone_name_index, sealed, id_number_index)
  WHERE p.id = c.id AND p.phone_name_index = c.phone_name_index AND p.id_number_index IS NULL
    AND NOT EXISTS (SELECT FROM people.person other WHERE other.id_number_index = c.id_number_index)
$$;
REVOKE ALL ON FUNCTION people.complete(uuid[], bytea[], bytea[], bytea[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION people.complete(uuid[], bytea[], bytea[], bytea[]) TO "${app_role}";

-- Whoever has this identity number gets the name and the phone that came with it, where none is known yet.
CREATE FUNCTION people.fill(ids uuid[], id_number_indexes bytea[], names bytea[], phones bytea[], phone_name_indexes bytea[])
RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = people, pg_temp AS $$
  WITH locked AS MATERIALIZED (
    SELECT id FROM people.person WHERE id = ANY (ids) ORDER BY id FOR UPDATE)
  UPDATE people.person p
  SET name_sealed = coalesce(p.name_sealed, c.name), phone_sealed = coalesce(p.phone_sealed, c.phone),
      phone_name_index = coalesce(p.phone_name_index, c.phone_name_index)
  FROM locked l, unnest(ids, id_number_indexes, names, phones, phone_name_indexes)
    AS c (id, id_number_index, name, phone, phone_name_index)
  WHERE p.id = l.id AND p.id = c.id AND p.id_number_index = c.id_number_index
$$;
REVOKE ALL ON FUNCTION people.fill(uuid[], bytea[], bytea[], bytea[], bytea[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION people.fill(uuid[], bytea[], bytea[], bytea[], bytea[]) TO "${app_role}";
