-- Who signs in, and what of the tree they may see.
CREATE SCHEMA accounts;
GRANT USAGE ON SCHEMA accounts TO "${app_role}";

CREATE TABLE accounts.account (
  id            uuid PRIMARY KEY,
  username      text NOT NULL UNIQUE CHECK (username ~ '^[a-z0-9][a-z0-9._-]{1,63}$'),
  password_hash text NOT NULL,
  role          text NOT NULL,
  scope         text[] NOT NULL CHECK (cardinality(scope) > 0),
  worker        text UNIQUE,
  disabled      boolean NOT NULL DEFAULT false,
  created_at    timestamptz NOT NULL
);

CREATE TABLE accounts.session (
  token_digest bytea PRIMARY KEY,
  account      uuid NOT NULL REFERENCES accounts.account,
  created_at   timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL
);
CREATE INDEX session_account ON accounts.session (account);
CREATE INDEX session_expires ON accounts.session (expires_at);

-- One row until the first administrator exists.
CREATE TABLE accounts.setup (
  only_one     boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  token_digest bytea NOT NULL
);

GRANT SELECT, INSERT, UPDATE ON accounts.account TO "${app_role}";
GRANT SELECT, INSERT, UPDATE, DELETE ON accounts.session TO "${app_role}";
GRANT SELECT, INSERT, UPDATE, DELETE ON accounts.setup TO "${app_role}";

-- A row is seen when its region lies inside a node of the scope that the transaction runs under.
-- The scope is a comma-separated list of region paths; '*' is everything; none is nothing.
-- One expression, so that PostgreSQL puts it in the place of the call: it is asked of every row.
CREATE FUNCTION accounts.sees(region text) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT current_setting('fangkong.scope', true) = '*'
      OR region ^@ ANY (array_remove(string_to_array(current_setting('fangkong.scope', true), ','), ''))
$$;
GRANT EXECUTE ON FUNCTION accounts.sees(text) TO "${app_role}";
