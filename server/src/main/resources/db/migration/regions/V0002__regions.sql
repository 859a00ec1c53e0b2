-- The division tree down to cells, and who answers for which node.
CREATE SCHEMA regions;
GRANT USAGE ON SCHEMA regions TO "${app_role}";

CREATE TABLE regions.node (
  path text COLLATE "C" PRIMARY KEY CHECK (path ~ '^[0-9]{2}/([0-9]{2}/([0-9]{2}/([0-9]{3}/([0-9]{3}/)?)?)?)?([A-Z][A-Z0-9]*/)*$'),
  name text NOT NULL CHECK (name <> ''),
  kind text NOT NULL
);

CREATE TABLE regions.worker (
  login text PRIMARY KEY,
  name  text NOT NULL,
  phone text NOT NULL,
  force text NOT NULL
);

CREATE TABLE regions.assignment (
  worker     text NOT NULL REFERENCES regions.worker,
  region     text COLLATE "C" NOT NULL REFERENCES regions.node,
  role       text NOT NULL CHECK (role IN ('LEAD', 'WORKER')),
  from_date  date NOT NULL,
  until_date date CHECK (until_date > from_date),
  PRIMARY KEY (worker, region, role, from_date)
);
CREATE INDEX assignment_region ON regions.assignment (region);

CREATE TABLE regions.absence (
  worker     text NOT NULL REFERENCES regions.worker,
  from_date  date NOT NULL,
  until_date date NOT NULL CHECK (until_date > from_date),
  cover      text NOT NULL REFERENCES regions.worker CHECK (cover <> worker),
  PRIMARY KEY (worker, from_date)
);

CREATE TABLE regions.household_link (
  household text COLLATE "C" PRIMARY KEY,
  member    text NOT NULL
);

-- The number of the layout that is in force, one row. A layout takes a new number in its own
-- transaction, and no number is ever given twice, not even after a rollback.
CREATE TABLE regions.layout_version (
  only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  number   bigint NOT NULL GENERATED ALWAYS AS IDENTITY
);
INSERT INTO regions.layout_version DEFAULT VALUES;

ALTER TABLE regions.household_link ENABLE ROW LEVEL SECURITY;
CREATE POLICY household_link_region ON regions.household_link
  USING ((SELECT current_setting('fangkong.scope', true) = '*') OR accounts.sees(household));

GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA regions TO "${app_role}";
