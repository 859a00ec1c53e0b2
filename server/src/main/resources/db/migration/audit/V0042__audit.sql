-- Who did and saw what: a chain of hashes. The application may add to it and read it, neither change nor delete.
CREATE SCHEMA audit;
GRANT USAGE ON SCHEMA audit TO "${app_role}";

-- What was done, written with it in one transaction, until it is chained.
CREATE TABLE audit.pending (
  position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at       timestamptz NOT NULL,
  account  uuid,
  role     text NOT NULL,
  actor_region text COLLATE "C" NOT NULL,
  kind     text NOT NULL,
  path     text NOT NULL,
  people   uuid[] NOT NULL,
  purpose  text
);
ALTER TABLE audit.pending ENABLE ROW LEVEL SECURITY;
CREATE POLICY pending_add ON audit.pending FOR INSERT WITH CHECK (true);
CREATE POLICY pending_chain ON audit.pending FOR ALL USING (current_setting('fangkong.scope', true) = '*');
GRANT SELECT, INSERT, DELETE ON audit.pending TO "${app_role}";

-- The region is that of whoever did it, empty where they see everything.
CREATE TABLE audit.entry (
  month   integer NOT NULL,
  number  bigint NOT NULL,
  at      timestamptz NOT NULL,
  account uuid,
  role    text NOT NULL,
  region  text COLLATE "C" NOT NULL,
  kind    text NOT NULL,
  path    text NOT NULL,
  people  uuid[] NOT NULL,
  purpose text,
  hash    bytea NOT NULL,
  PRIMARY KEY (month, number)
);
CREATE INDEX entry_people ON audit.entry USING gin (people);
CREATE INDEX entry_account ON audit.entry (account, month, number);
ALTER TABLE audit.entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY entry_read ON audit.entry FOR SELECT
  USING ((SELECT current_setting('fangkong.scope', true) = '*') OR accounts.sees(region));
CREATE POLICY entry_add ON audit.entry FOR INSERT WITH CHECK (current_setting('fangkong.scope', true) = '*');
GRANT SELECT, INSERT ON audit.entry TO "${app_role}";

-- The last entry of each month's chain, signed; before is the hash that its first entry follows.
CREATE TABLE audit.head (
  month     integer PRIMARY KEY,
  before    bytea NOT NULL,
  number    bigint NOT NULL,
  hash      bytea NOT NULL,
  signature bytea NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON audit.head TO "${app_role}";
