-- The one door: the append-only log of facts, and the pushed lists that came as files.
CREATE SCHEMA evidence;
GRANT USAGE ON SCHEMA evidence TO "${app_role}";

CREATE TABLE evidence.fact (
  id          uuid PRIMARY KEY,
  type        text NOT NULL,
  person      uuid REFERENCES people.person,
  region      text COLLATE "C" NOT NULL,
  at          timestamptz NOT NULL,
  known_at    timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by uuid NOT NULL,
  channel     text NOT NULL,
  linked      uuid,
  place       text,
  until_at    timestamptz,
  body        jsonb,
  digest      bytea NOT NULL
);
COMMENT ON COLUMN evidence.fact.linked IS 'the other person of an exposure, the lead of a lead_outcome';
CREATE INDEX fact_person ON evidence.fact (person, known_at) WHERE type <> 'check_in';
CREATE INDEX fact_linked ON evidence.fact (linked, type, known_at) WHERE linked IS NOT NULL;
CREATE INDEX fact_check_in ON evidence.fact (at) WHERE type = 'check_in';
CREATE INDEX fact_secondary ON evidence.fact (person) WHERE type = 'exposure' AND body ->> 'degree' = 'SECONDARY';
CREATE INDEX fact_type_region ON evidence.fact (type, region, at) WHERE type <> 'check_in';

ALTER TABLE evidence.fact ENABLE ROW LEVEL SECURITY;
CREATE POLICY fact_read ON evidence.fact FOR SELECT
  USING ((SELECT current_setting('fangkong.scope', true) = '*') OR accounts.sees(region)
         OR EXISTS (SELECT FROM people.person p WHERE p.id = fact.person));
CREATE POLICY fact_write ON evidence.fact FOR INSERT
  WITH CHECK ((SELECT current_setting('fangkong.scope', true) = '*') OR accounts.sees(region));
GRANT SELECT, INSERT ON evidence.fact TO "${app_role}";

-- What is already stored under these ids, whoever stored it: a reused id is refused in every region.
CREATE FUNCTION evidence.stored(ids uuid[]) RETURNS TABLE (id uuid, digest bytea, person uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = evidence, pg_temp AS $$
  SELECT f.id, f.digest, f.person FROM evidence.fact f WHERE f.id = ANY (ids)
$$;
REVOKE ALL ON FUNCTION evidence.stored(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION evidence.stored(uuid[]) TO "${app_role}";

CREATE TABLE evidence.list (
  id          uuid PRIMARY KEY,
  name        text NOT NULL,
  region      text COLLATE "C" NOT NULL,
  encoding    text NOT NULL,
  received_at timestamptz NOT NULL,
  received_by uuid NOT NULL,
  rows_read   integer NOT NULL,
  accepted    integer NOT NULL,
  updated     integer NOT NULL,
  duplicate   integer NOT NULL,
  rejected    integer NOT NULL,
  CHECK (rows_read = accepted + updated + duplicate + rejected)
);

CREATE TABLE evidence.list_row (
  list    uuid NOT NULL REFERENCES evidence.list,
  row_no  integer NOT NULL,
  region  text COLLATE "C" NOT NULL,
  state   text NOT NULL CHECK (state IN ('ACCEPTED', 'UPDATED', 'DUPLICATE', 'REJECTED')),
  match   text,
  lead    uuid,
  problem jsonb,
  PRIMARY KEY (list, row_no)
);
CREATE INDEX list_row_lead ON evidence.list_row (lead);

-- One lead a person, origin and day of arrival, however often and by whomever it is pushed.
CREATE TABLE evidence.lead_key (
  person     uuid NOT NULL,
  origin     text NOT NULL,
  arrives_on date NOT NULL,
  lead       uuid NOT NULL UNIQUE,
  PRIMARY KEY (person, origin, arrives_on)
);

ALTER TABLE evidence.list ENABLE ROW LEVEL SECURITY;
CREATE POLICY list_region ON evidence.list
  USING ((SELECT current_setting('fangkong.scope', true) = '*') OR accounts.sees(region));
ALTER TABLE evidence.list_row ENABLE ROW LEVEL SECURITY;
CREATE POLICY list_row_region ON evidence.list_row
  USING ((SELECT current_setting('fangkong.scope', true) = '*') OR accounts.sees(region));
GRANT SELECT, INSERT ON evidence.list, evidence.list_row, evidence.lead_key TO "${app_role}";

-- How deep each of these leads was dispatched, by whomever: whoever pushes one again may see less than whoever pushed it first.
CREATE FUNCTION evidence.lead_regions(leads uuid[]) RETURNS TABLE (lead uuid, region text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = evidence, pg_temp AS $$
  SELECT DISTINCT ON (f.lead) f.lead, f.region FROM (
    SELECT id AS lead, region FROM evidence.fact WHERE id = ANY (leads)
    UNION ALL
    SELECT linked, region FROM evidence.fact WHERE linked = ANY (leads) AND type = 'lead') f
  ORDER BY f.lead, length(f.region) DESC
$$;
REVOKE ALL ON FUNCTION evidence.lead_regions(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION evidence.lead_regions(uuid[]) TO "${app_role}";

-- These people and everyone whose assessment depends on them: along secondary exposures backwards, as far as they reach, in any region.
CREATE FUNCTION evidence.dependents(people uuid[]) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = evidence, pg_temp AS $$
  WITH RECURSIVE reached (person) AS (
    SELECT unnest(people)
    UNION
    SELECT f.person FROM reached r
    JOIN evidence.fact f ON f.linked = r.person AND f.type = 'exposure' AND f.body ->> 'degree' = 'SECONDARY')
  SELECT person FROM reached
$$;
REVOKE ALL ON FUNCTION evidence.dependents(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION evidence.dependents(uuid[]) TO "${app_role}";
