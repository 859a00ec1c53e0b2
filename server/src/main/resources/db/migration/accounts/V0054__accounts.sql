-- Who an account is at the identity provider; an administrator says so, never the provider.
ALTER TABLE accounts.account
  ADD COLUMN subject        text CHECK (length(subject) BETWEEN 1 AND 255),
  ADD COLUMN subject_issuer text,
  ADD CONSTRAINT account_subject UNIQUE (subject_issuer, subject),
  ADD CONSTRAINT account_subject_of_an_issuer CHECK ((subject IS NULL) = (subject_issuer IS NULL));

-- Somebody came back from the identity provider and has no session yet.
CREATE TABLE accounts.vouched (
  token_digest bytea PRIMARY KEY,
  account      uuid NOT NULL REFERENCES accounts.account,
  multi_factor boolean NOT NULL,
  expires_at   timestamptz NOT NULL
);
CREATE INDEX vouched_account ON accounts.vouched (account);
CREATE INDEX vouched_expires ON accounts.vouched (expires_at);
GRANT SELECT, INSERT, DELETE ON accounts.vouched TO "${app_role}";
