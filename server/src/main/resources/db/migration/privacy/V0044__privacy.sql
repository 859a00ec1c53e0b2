-- How long each kind of what is known is kept, and what was erased.
CREATE SCHEMA privacy;
GRANT USAGE ON SCHEMA privacy TO "${app_role}";

CREATE TABLE privacy.retention (
  class  text PRIMARY KEY,
  days   integer CHECK (days BETWEEN least AND most),
  least  integer CHECK (least > 0),
  most   integer,
  source text NOT NULL CHECK (source <> ''),
  CHECK (num_nulls(days, least, most) IN (0, 3))
);
COMMENT ON COLUMN privacy.retention.days IS 'null where it is kept until the event is closed';
COMMENT ON COLUMN privacy.retention.source IS 'PIPL: the law of the PRC on protecting personal information; HOUSE: a rule of this program, no norm is known to it';
INSERT INTO privacy.retention (class, days, least, most, source) VALUES
  ('CHECK_IN',        14, 14,   28, 'PIPL-19, HOUSE'),
  ('PASSAGE',         28, 28,   28, 'PIPL-19, HOUSE'),
  ('NEGATIVE_TEST',   90, 90,   90, 'PIPL-19, HOUSE'),
  ('DECLARATION',     30, 30,   30, 'PIPL-19, HOUSE'),
  ('PERSON',          28, 28,   28, 'PIPL-47'),
  ('CASE_FILE',     NULL, NULL, NULL, 'PIPL-19, PIPL-47');
GRANT SELECT ON privacy.retention TO "${app_role}";
GRANT UPDATE (days) ON privacy.retention TO "${app_role}";

-- Written by what erases, in the same transaction.
CREATE TABLE privacy.run (
  number bigint GENERATED ALWAYS AS IDENTITY,
  class  text NOT NULL REFERENCES privacy.retention,
  run_at timestamptz NOT NULL,
  erased bigint NOT NULL,
  kept   bigint NOT NULL,
  PRIMARY KEY (class, run_at)
);
COMMENT ON COLUMN privacy.run.kept IS 'what is over its time and stays, because a standing, a case or a trace rests on it';
GRANT SELECT ON privacy.run TO "${app_role}";

-- What may be erased, in the order in which it is looked through; check-ins have fact_check_in.
CREATE INDEX fact_erasable ON evidence.fact (type, at, id) WHERE type IN ('passage', 'test', 'declaration', 'departure_declaration');

-- Whoever owns the tables erases under every scope. What runs as the owner below takes it
-- until it ends: under a narrower one too little of what stays would be seen.
CREATE POLICY fact_erase ON evidence.fact FOR DELETE USING (current_setting('fangkong.scope', true) = '*');

-- Whom somebody is still managed, traced or treated for. What is to be derived anew may turn out to be.
CREATE FUNCTION privacy.live(people uuid[]) RETURNS SETOF uuid
LANGUAGE sql STABLE SET search_path = privacy, pg_temp AS $$
  SELECT s.person FROM assessments.standing s WHERE s.person = ANY (people) AND s.category <> 'NONE'
  UNION SELECT d.person FROM assessments.dirty d WHERE d.person = ANY (people)
  UNION SELECT a.person FROM assessments.set_aside a WHERE a.person = ANY (people)
$$;
REVOKE ALL ON FUNCTION privacy.live(uuid[]) FROM PUBLIC;

-- Check-ins over their time that stay: of somebody with a standing in force until it ends; and until the longest time, of those who were
-- at a place with somebody whose case is open, on the same day, and of those in a trace whose contacts are not all handed over.
CREATE FUNCTION privacy.check_ins_to_keep(ids uuid[], longest timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SET search_path = privacy, pg_temp AS $$
  WITH batch AS MATERIALIZED (
    SELECT id, person, place, at, coalesce(until_at, at) AS until FROM evidence.fact WHERE id = ANY (ids)),
  ill AS MATERIALIZED (
    SELECT person FROM assessments.standing WHERE category <> 'NONE' AND care IN ('CONFIRMED', 'HOSPITAL')),
  beside AS MATERIALIZED (
    SELECT f.place, f.at, coalesce(f.until_at, f.at) AS until FROM evidence.fact f
    WHERE f.type = 'check_in' AND f.person IN (SELECT person FROM ill)
      AND f.at >= (SELECT min(at) FROM batch) - interval '1 day' AND f.at <= (SELECT max(until) FROM batch) + interval '1 day'),
  unfinished AS MATERIALIZED (
    SELECT c.trace FROM investigations.contact c JOIN investigations.trace t ON t.id = c.trace
    WHERE t.run_at >= longest AND NOT EXISTS (SELECT FROM evidence.fact f WHERE f.id = c.fact) GROUP BY c.trace),
  traced AS MATERIALIZED (
    SELECT person FROM investigations.contact WHERE trace IN (SELECT trace FROM unfinished)
    UNION SELECT person FROM investigations.trace_case WHERE trace IN (SELECT trace FROM unfinished))
  SELECT b.id FROM batch b
  WHERE b.person IN (SELECT privacy.live((SELECT array_agg(person) FROM batch)))
     OR (b.until >= longest
         AND (b.person IN (SELECT person FROM traced)
              OR EXISTS (SELECT FROM beside o WHERE o.place = b.place
                         AND o.at <= b.until + interval '1 day' AND o.until >= b.at - interval '1 day')))
$$;
REVOKE ALL ON FUNCTION privacy.check_ins_to_keep(uuid[], timestamptz) FROM PUBLIC;

-- The other facts over their time that stay. A negative result stays as long as anything follows for that person, or for
-- somebody who depends on them: without it a course that ended would be open again. A declaration stays where somebody
-- compared the holder of its card, or anything else is known of who declared.
CREATE FUNCTION privacy.facts_to_keep(wanted text, ids uuid[], until timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SET search_path = privacy, pg_temp AS $$
  WITH batch AS MATERIALIZED (
    SELECT id, person, linked, body FROM evidence.fact WHERE id = ANY (ids)),
  live AS MATERIALIZED (
    SELECT privacy.live((SELECT array_agg(person) FROM batch WHERE person IS NOT NULL)) AS person)
  SELECT b.id FROM batch b
  WHERE b.person IN (SELECT person FROM live)
     OR wanted = 'NEGATIVE_TEST' AND (
          EXISTS (SELECT FROM assessments.standing s WHERE s.person = b.person AND s.status <> 'NONE')
          OR EXISTS (SELECT FROM evidence.fact f WHERE f.linked = b.person AND f.type = 'exposure'))
     OR wanted = 'DECLARATION' AND (
          coalesce((b.body ->> 'arrives')::timestamptz, (b.body ->> 'leaves')::timestamptz) >= until
          OR EXISTS (SELECT FROM declarations.declaration d WHERE d.fact = b.id AND d.confirmed_at IS NOT NULL)
          OR EXISTS (SELECT FROM evidence.fact f WHERE f.person = b.person
                     AND f.type NOT IN ('declaration', 'departure_declaration', 'check_in', 'passage')))
$$;
REVOKE ALL ON FUNCTION privacy.facts_to_keep(text, uuid[], timestamptz) FROM PUBLIC;

-- Whoever is known by nothing any more has no standing; all others are to be derived anew.
CREATE FUNCTION privacy.follow(people uuid[], as_of timestamptz) RETURNS void
LANGUAGE sql SET search_path = privacy, pg_temp AS $$
  WITH unknown AS MATERIALIZED (
    SELECT p FROM unnest(people) AS p
    WHERE NOT EXISTS (SELECT FROM evidence.fact f WHERE f.person = p AND f.type <> 'check_in' AND f.type <> 'passage')),
  standings AS (DELETE FROM assessments.standing WHERE person IN (SELECT p FROM unknown)),
  measures AS (DELETE FROM measures.measure WHERE person IN (SELECT p FROM unknown)),
  tasks AS (DELETE FROM tasks.task WHERE person IN (SELECT p FROM unknown))
  INSERT INTO assessments.dirty (person, since)
  SELECT p, as_of FROM unnest(people) AS p WHERE p NOT IN (SELECT p FROM unknown)
$$;
REVOKE ALL ON FUNCTION privacy.follow(uuid[], timestamptz) FROM PUBLIC;

-- Looks through the next facts of a class that are over its time and erases those that nothing rests on; gives how many were looked through and
-- the last of them. Whatever time is asked for, what is younger by the clock of the database stays: nobody erases by saying that it is later.
CREATE FUNCTION privacy.erase(wanted text, run timestamptz, asked timestamptz, after_at timestamptz, after_id uuid, most integer)
RETURNS TABLE (looked_at integer, erased integer, last_at timestamptz, last_id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = privacy, pg_temp AS $$
DECLARE
  scope_before text := coalesce(current_setting('fangkong.scope', true), '');
  as_of   timestamptz := least(asked, clock_timestamp());
  until   timestamptz;
  longest timestamptz;
  ids     uuid[];
  keep    uuid[];
  people  uuid[];
BEGIN
  PERFORM set_config('fangkong.scope', '*', true);
  SELECT as_of - r.days * interval '1 day', as_of - r.most * interval '1 day' INTO STRICT until, longest
  FROM privacy.retention r WHERE r.class = wanted AND r.days IS NOT NULL;
  PERFORM pg_advisory_xact_lock(hashtext('assessments'));
  IF wanted = 'CHECK_IN' THEN
    SELECT array_agg(b.id ORDER BY b.at, b.id) INTO ids FROM (
      SELECT f.id, f.at FROM evidence.fact f
      WHERE f.type = 'check_in' AND f.at < until AND (f.at, f.id) > (after_at, after_id) ORDER BY f.at, f.id LIMIT most) b;
    SELECT array_agg(k) INTO keep FROM privacy.check_ins_to_keep(ids, longest) k;
  ELSIF wanted = 'PASSAGE' THEN
    SELECT array_agg(b.id ORDER BY b.at, b.id) INTO ids FROM (
      SELECT f.id, f.at FROM evidence.fact f
      WHERE f.type = 'passage' AND f.at < until AND (f.at, f.id) > (after_at, after_id) ORDER BY f.at, f.id LIMIT most) b;
    SELECT array_agg(k) INTO keep FROM privacy.facts_to_keep(wanted, ids, until) k;
  ELSIF wanted = 'NEGATIVE_TEST' THEN
    SELECT array_agg(b.id ORDER BY b.at, b.id) INTO ids FROM (
      SELECT f.id, f.at FROM evidence.fact f
      WHERE f.type = 'test' AND f.body ->> 'result' = 'NEGATIVE' AND f.at < until AND (f.at, f.id) > (after_at, after_id)
      ORDER BY f.at, f.id LIMIT most) b;
    SELECT array_agg(k) INTO keep FROM privacy.facts_to_keep(wanted, ids, until) k;
  ELSIF wanted = 'DECLARATION' THEN
    SELECT array_agg(b.id ORDER BY b.at, b.id) INTO ids FROM (
      SELECT f.id, f.at FROM evidence.fact f
      WHERE f.type IN ('declaration', 'departure_declaration') AND f.at < until AND (f.at, f.id) > (after_at, after_id)
      ORDER BY f.at, f.id LIMIT most) b;
    SELECT array_agg(k) INTO keep FROM privacy.facts_to_keep(wanted, ids, until) k;
  ELSE
    RAISE EXCEPTION 'no facts are of the class %', wanted;
  END IF;
  looked_at := coalesce(cardinality(ids), 0);
  erased := 0;
  IF looked_at > 0 THEN
    SELECT f.at, f.id INTO last_at, last_id FROM evidence.fact f WHERE f.id = ids[looked_at];
    DELETE FROM declarations.declaration d USING evidence.fact f
    WHERE d.fact = f.id AND f.id = ANY (ids) AND NOT f.id = ANY (coalesce(keep, '{}'))
      AND f.id NOT IN (SELECT o.fact FROM interop.outbox o);
    WITH gone AS (
      DELETE FROM evidence.fact f
      WHERE f.id = ANY (ids) AND NOT f.id = ANY (coalesce(keep, '{}')) AND f.id NOT IN (SELECT o.fact FROM interop.outbox o)
      RETURNING f.person, f.type)
    SELECT count(*), array_agg(DISTINCT person) FILTER (WHERE person IS NOT NULL AND type <> 'check_in' AND type <> 'passage')
    INTO erased, people FROM gone;
    PERFORM privacy.follow(people, asked);
  END IF;
  INSERT INTO privacy.run AS r (class, run_at, erased, kept) VALUES (wanted, run, erase.erased, looked_at - erase.erased)
  ON CONFLICT (class, run_at) DO UPDATE SET erased = r.erased + excluded.erased, kept = r.kept + excluded.kept;
  RETURN NEXT;
  PERFORM set_config('fangkong.scope', scope_before, true);
END
$$;
REVOKE ALL ON FUNCTION privacy.erase(text, timestamptz, timestamptz, timestamptz, uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION privacy.erase(text, timestamptz, timestamptz, timestamptz, uuid, integer) TO "${app_role}";

-- The identity of the next people registered longer ago than their time, without those of whom anything speaks; their rows stay, with ids alone.
-- Whoever looks people up holds the same lock, shared, until what they say of them is stored.
CREATE FUNCTION privacy.erase_people(run timestamptz, asked timestamptz, after_id uuid, most integer)
RETURNS TABLE (looked_at integer, erased integer, last_id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = privacy, pg_temp AS $$
DECLARE
  scope_before text := coalesce(current_setting('fangkong.scope', true), '');
  until   timestamptz;
  seen    pg_snapshot := pg_current_snapshot();
  ids     uuid[];
  unknown uuid[];
BEGIN
  PERFORM set_config('fangkong.scope', '*', true);
  SELECT least(asked, clock_timestamp()) - r.days * interval '1 day' INTO STRICT until
  FROM privacy.retention r WHERE r.class = 'PERSON';
  SELECT array_agg(p.id ORDER BY p.id) INTO ids FROM (
    SELECT p.id FROM people.person p
    WHERE p.registered_at < until AND p.id > after_id
      AND num_nonnulls(p.name_sealed, p.id_number_sealed, p.phone_sealed, p.id_number_index, p.phone_name_index) > 0
    ORDER BY p.id LIMIT most) p;
  looked_at := coalesce(cardinality(ids), 0);
  last_id := ids[looked_at];
  WITH spoken AS MATERIALIZED (
    SELECT f.person FROM evidence.fact f WHERE f.person = ANY (ids) AND f.type <> 'check_in'
    UNION SELECT c.person FROM evidence.fact c WHERE c.type = 'check_in' AND c.person = ANY (ids)
    UNION SELECT f.linked FROM evidence.fact f WHERE f.linked = ANY (ids)
    UNION SELECT k.person FROM evidence.lead_key k WHERE k.person = ANY (ids)
    UNION SELECT d.person FROM declarations.declaration d WHERE d.person = ANY (ids)
    UNION SELECT r.person FROM assessments.ruling_proposal r WHERE r.person = ANY (ids)
    UNION SELECT a.person FROM assessments.appeal a WHERE a.person = ANY (ids)
    UNION SELECT c.person FROM investigations.trace_case c WHERE c.person = ANY (ids)
    UNION SELECT c.person FROM investigations.contact c WHERE c.person = ANY (ids))
  SELECT array_agg(i) INTO unknown FROM unnest(ids) AS i WHERE NOT EXISTS (SELECT FROM spoken s WHERE s.person = i);
  erased := 0;
  IF unknown IS NOT NULL THEN
    PERFORM pg_advisory_xact_lock(hashtext('people'));
    WITH gone AS (
      UPDATE people.person p
      SET name_sealed = NULL, id_number_sealed = NULL, phone_sealed = NULL, id_number_index = NULL, phone_name_index = NULL
      WHERE p.id = ANY (unknown)
        AND NOT EXISTS (SELECT FROM evidence.fact f WHERE f.person = p.id AND f.type <> 'check_in')
        AND NOT EXISTS (SELECT FROM evidence.fact f WHERE f.linked = p.id)
        AND p.id NOT IN (SELECT f.person FROM evidence.fact f
                         WHERE f.type = 'check_in' AND f.written_in >= pg_snapshot_xmin(seen) AND f.person IS NOT NULL)
      RETURNING p.id)
    SELECT count(*) INTO erased FROM gone;
  END IF;
  INSERT INTO privacy.run AS r (class, run_at, erased, kept) VALUES ('PERSON', run, erase_people.erased, looked_at - erase_people.erased)
  ON CONFLICT (class, run_at) DO UPDATE SET erased = r.erased + excluded.erased, kept = r.kept + excluded.kept;
  RETURN NEXT;
  PERFORM set_config('fangkong.scope', scope_before, true);
END
$$;
REVOKE ALL ON FUNCTION privacy.erase_people(timestamptz, timestamptz, uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION privacy.erase_people(timestamptz, timestamptz, uuid, integer) TO "${app_role}";
