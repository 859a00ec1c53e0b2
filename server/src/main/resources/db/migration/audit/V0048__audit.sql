-- Under which emergency access something was done, where it was under one.
ALTER TABLE audit.pending ADD COLUMN emergency uuid;
ALTER TABLE audit.entry ADD COLUMN emergency uuid;

-- Entries come in order of time, or nearly: what was read lately lies together.
CREATE INDEX entry_at ON audit.entry USING brin (at) WITH (pages_per_range = 32);

-- Somebody saw many people; the region is that of whoever did, empty where they see everything.
CREATE TABLE audit.alert (
  id              uuid PRIMARY KEY,
  account         uuid NOT NULL,
  role            text NOT NULL,
  region          text COLLATE "C" NOT NULL,
  rule            text NOT NULL,
  span            text NOT NULL,
  threshold       integer NOT NULL,
  counted         integer NOT NULL CHECK (counted > threshold),
  began_at        timestamptz NOT NULL,
  raised_at       timestamptz NOT NULL,
  acknowledged_by uuid CHECK (acknowledged_by <> account),
  acknowledged_at timestamptz,
  note            text
);
CREATE INDEX alert_account ON audit.alert (account, raised_at);
ALTER TABLE audit.alert ENABLE ROW LEVEL SECURITY;
CREATE POLICY alert_scope ON audit.alert USING (accounts.sees(region)) WITH CHECK (accounts.sees(region));
GRANT SELECT, INSERT ON audit.alert TO "${app_role}";
GRANT UPDATE (acknowledged_by, acknowledged_at, note) ON audit.alert TO "${app_role}";
