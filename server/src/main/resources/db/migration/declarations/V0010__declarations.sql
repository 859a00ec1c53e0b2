-- Which card a declaration came with. What was declared is a fact; a card itself is never kept.
CREATE SCHEMA declarations;
GRANT USAGE ON SCHEMA declarations TO "${app_role}";

CREATE TABLE declarations.declaration (
  fact         uuid PRIMARY KEY REFERENCES evidence.fact,
  card         uuid NOT NULL,
  card_digest  bytea NOT NULL CHECK (length(card_digest) = 32),
  said         bytea NOT NULL,
  person       uuid NOT NULL REFERENCES people.person,
  region       text COLLATE "C" NOT NULL,
  confirmed_by uuid,
  confirmed_at timestamptz,
  CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL))
);
COMMENT ON COLUMN declarations.declaration.card IS 'the first 16 bytes of the digest';
COMMENT ON COLUMN declarations.declaration.card_digest IS 'SHA-256 of the card; the key of the codes that a device shows';
COMMENT ON COLUMN declarations.declaration.said IS 'keyed index of who was said to hold the card';
CREATE INDEX declaration_card ON declarations.declaration (card);
CREATE INDEX declaration_region ON declarations.declaration (region);

ALTER TABLE declarations.declaration ENABLE ROW LEVEL SECURITY;
CREATE POLICY declaration_region ON declarations.declaration
  USING ((SELECT current_setting('fangkong.scope', true) = '*') OR accounts.sees(region));
GRANT SELECT, INSERT ON declarations.declaration TO "${app_role}";
GRANT UPDATE (confirmed_by, confirmed_at) ON declarations.declaration TO "${app_role}";
