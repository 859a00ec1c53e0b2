-- The second factor of an account: the secret is sealed; the last step that a code was taken for is
-- kept, so that each code is good once.
CREATE TABLE accounts.second_factor (
  account       uuid PRIMARY KEY REFERENCES accounts.account,
  sealed_secret bytea NOT NULL,
  last_step     bigint NOT NULL,
  confirmed_at  timestamptz NOT NULL
);

-- Somebody knew the password and was shown a secret; with a code made of it, it becomes their second factor.
CREATE TABLE accounts.enrolment (
  token_digest  bytea PRIMARY KEY,
  account       uuid NOT NULL REFERENCES accounts.account,
  sealed_secret bytea NOT NULL,
  expires_at    timestamptz NOT NULL
);
CREATE INDEX enrolment_account ON accounts.enrolment (account);
CREATE INDEX enrolment_expires ON accounts.enrolment (expires_at);

GRANT SELECT, INSERT, DELETE ON accounts.second_factor TO "${app_role}";
GRANT UPDATE (last_step) ON accounts.second_factor TO "${app_role}";
GRANT SELECT, INSERT, DELETE ON accounts.enrolment TO "${app_role}";
-- Rows that are over are locked before they are deleted.
GRANT UPDATE (expires_at) ON accounts.enrolment TO "${app_role}";
