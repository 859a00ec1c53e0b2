-- Devices of field workers: what is told with a code becomes a token that may submit facts and nothing else.
CREATE TABLE accounts.device_enrolment (
  code_digest bytea PRIMARY KEY,
  account     uuid NOT NULL REFERENCES accounts.account,
  made_by     uuid NOT NULL REFERENCES accounts.account,
  expires_at  timestamptz NOT NULL
);
CREATE INDEX device_enrolment_account ON accounts.device_enrolment (account);
CREATE INDEX device_enrolment_expires ON accounts.device_enrolment (expires_at);

-- A device that was revoked stays: facts say which one sent them.
CREATE TABLE accounts.device (
  id           uuid PRIMARY KEY,
  account      uuid NOT NULL REFERENCES accounts.account,
  name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  token_digest bytea NOT NULL UNIQUE,
  enrolled_at  timestamptz NOT NULL,
  enrolled_by  uuid NOT NULL REFERENCES accounts.account,
  revoked_at   timestamptz
);
CREATE INDEX device_account ON accounts.device (account);

GRANT SELECT, INSERT, DELETE ON accounts.device_enrolment TO "${app_role}";
-- Rows that are over are locked before they are deleted.
GRANT UPDATE (expires_at) ON accounts.device_enrolment TO "${app_role}";
GRANT SELECT, INSERT ON accounts.device TO "${app_role}";
GRANT UPDATE (revoked_at) ON accounts.device TO "${app_role}";
