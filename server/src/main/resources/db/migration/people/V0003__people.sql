-- The register of people. Names, numbers and phones are sealed; equality goes by keyed indexes.
CREATE SCHEMA people;
GRANT USAGE ON SCHEMA people TO "${app_role}";

CREATE TABLE people.person (
  id               uuid PRIMARY KEY,
  region           text COLLATE "C" NOT NULL,
  name_sealed      bytea,
  id_number_sealed bytea,
  phone_sealed     bytea,
  id_number_index  bytea UNIQUE,
  phone_name_index bytea,
  registered_at    timestamptz NOT NULL,
  registered_in    text COLLATE "C" NOT NULL
);
CREATE INDEX person_phone_name ON people.person (phone_name_index);
CREATE UNIQUE INDEX person_phone_name_only ON people.person (phone_name_index) WHERE id_number_index IS NULL;
CREATE INDEX person_region ON people.person (region, id);

ALTER TABLE people.person ENABLE ROW LEVEL SECURITY;
CREATE POLICY person_region ON people.person
  USING ((SELECT current_setting('fangkong.scope', true) = '*') OR accounts.sees(region));

GRANT SELECT, INSERT, UPDATE ON people.person TO "${app_role}";

-- Keys that are being registered: gone again when the transaction that holds them ends, so that nobody is registered twice at once.
CREATE UNLOGGED TABLE people.claim (key bytea PRIMARY KEY);
GRANT SELECT, INSERT, DELETE ON people.claim TO "${app_role}";

-- Matching looks beyond the scope of the caller, and gives back ids and what is known, never what it is: the same person is one person in every region.
CREATE FUNCTION people.match(id_number_indexes bytea[], phone_name_indexes bytea[])
RETURNS TABLE (id uuid, id_number_index bytea, phone_name_index bytea, named boolean, phoned boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = people, pg_temp AS $$
  SELECT p.id, p.id_number_index, p.phone_name_index, p.name_sealed IS NOT NULL, p.phone_sealed IS NOT NULL FROM people.person p
  WHERE p.id_number_index = ANY (match.id_number_indexes)
  UNION ALL
  SELECT p.id, p.id_number_index, p.phone_name_index, p.name_sealed IS NOT NULL, p.phone_sealed IS NOT NULL FROM people.person p
  WHERE p.phone_name_index = ANY (match.phone_name_indexes)
$$;
REVOKE ALL ON FUNCTION people.match(bytea[], bytea[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION people.match(bytea[], bytea[]) TO "${app_role}";

-- Whether these ids are in the register at all, in any region.
CREATE FUNCTION people.known(ids uuid[]) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = people, pg_temp AS $$
  SELECT p.id FROM people.person p WHERE p.id = ANY (ids)
$$;
REVOKE ALL ON FUNCTION people.known(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION people.known(uuid[]) TO "${app_role}";

-- Whoever is known by this name and phone alone gets an identity number, unless that number is somebody's already.
CREATE FUNCTION people.complete(phone_name_indexes bytea[], sealed bytea[], indexes bytea[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = people, pg_temp AS $$
  UPDATE people.person p SET id_number_sealed = c.sealed, id_number_index = c.id_number_index
  FROM unnest(phone_name_indexes, sealed, indexes) AS c (phone_name_index, sealed, id_number_index)
  WHERE p.phone_name_index = c.phone_name_index AND p.id_number_index IS NULL
    AND NOT EXISTS (SELECT FROM people.person other WHERE other.id_number_index = c.id_number_index)
$$;
REVOKE ALL ON FUNCTION people.complete(bytea[], bytea[], bytea[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION people.complete(bytea[], bytea[], bytea[]) TO "${app_role}";

-- Whoever has this identity number gets the name and the phone that came with it, where none is known yet.
CREATE FUNCTION people.fill(id_number_indexes bytea[], names bytea[], phones bytea[], phone_name_indexes bytea[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = people, pg_temp AS $$
  WITH locked AS MATERIALIZED (
    SELECT id FROM people.person WHERE id_number_index = ANY (id_number_indexes) ORDER BY id FOR UPDATE)
  UPDATE people.person p
  SET name_sealed = coalesce(p.name_sealed, c.name), phone_sealed = coalesce(p.phone_sealed, c.phone),
      phone_name_index = coalesce(p.phone_name_index, c.phone_name_index)
  FROM locked l, unnest(id_number_indexes, names, phones, phone_name_indexes) AS c (id_number_index, name, phone, phone_name_index)
  WHERE p.id = l.id AND p.id_number_index = c.id_number_index
$$;
REVOKE ALL ON FUNCTION people.fill(bytea[], bytea[], bytea[], bytea[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION people.fill(bytea[], bytea[], bytea[], bytea[]) TO "${app_role}";
