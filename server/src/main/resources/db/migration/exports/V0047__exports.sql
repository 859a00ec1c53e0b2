-- What was taken out as a file: who is in it, for whom and for what, and who let it go.
CREATE SCHEMA exports;
GRANT USAGE ON SCHEMA exports TO "${app_role}";

CREATE TABLE exports.export (
  id           uuid PRIMARY KEY,
  region       text COLLATE "C" NOT NULL,
  category     text,
  code         text,
  status       text,
  cares        text[] NOT NULL,
  columns      text[] NOT NULL,
  purpose      text NOT NULL,
  format       text NOT NULL,
  unmasked     boolean NOT NULL,
  -- In the order of the ledger as it was when it was asked for.
  people       uuid[] NOT NULL,
  mark         text NOT NULL UNIQUE,
  asked_by     uuid NOT NULL,
  asked_role   text NOT NULL,
  asked_region text COLLATE "C" NOT NULL,
  asked_at     timestamptz NOT NULL,
  approval     boolean NOT NULL,
  decided_by   uuid CHECK (decided_by <> asked_by),
  decided_at   timestamptz,
  approved     boolean,
  reason       text,
  expires_at   timestamptz CHECK (expires_at IS NULL OR NOT approval OR coalesce(approved, false)),
  fetched      integer NOT NULL DEFAULT 0 CHECK (fetched = 0 OR expires_at IS NOT NULL),
  fetched_at   timestamptz
);
CREATE INDEX export_region ON exports.export (region, id);
CREATE INDEX export_asked ON exports.export (asked_by, asked_at);
ALTER TABLE exports.export ENABLE ROW LEVEL SECURITY;
CREATE POLICY export_scope ON exports.export USING (accounts.sees(region)) WITH CHECK (accounts.sees(region));
GRANT SELECT, INSERT ON exports.export TO "${app_role}";
GRANT UPDATE (decided_by, decided_at, approved, reason, expires_at, fetched, fetched_at) ON exports.export TO "${app_role}";
