-- Posts on the roads in, and who is on duty there. What passes them are facts.
CREATE SCHEMA checkpoints;
GRANT USAGE ON SCHEMA checkpoints TO "${app_role}";

CREATE TABLE checkpoints.post (
  post   text COLLATE "C" PRIMARY KEY CHECK (post ~ '^[A-Za-z0-9][A-Za-z0-9-]{0,39}$'),
  name   text NOT NULL CHECK (name <> ''),
  kind   text NOT NULL CHECK (kind IN ('QUARANTINE', 'DETECTION', 'VILLAGE')),
  region text COLLATE "C" NOT NULL
);
CREATE INDEX post_region ON checkpoints.post (region);

CREATE TABLE checkpoints.shift (
  id         uuid PRIMARY KEY,
  post       text COLLATE "C" NOT NULL REFERENCES checkpoints.post,
  holder     text NOT NULL,
  began_at   timestamptz NOT NULL,
  ended_at   timestamptz CHECK (ended_at >= began_at),
  note       text,
  open_items text[],
  CHECK ((ended_at IS NULL) = (note IS NULL)),
  CHECK ((ended_at IS NULL) = (open_items IS NULL))
);
COMMENT ON COLUMN checkpoints.shift.holder IS 'the user name of the account on duty';
-- One holder at a time.
CREATE UNIQUE INDEX shift_held ON checkpoints.shift (post) WHERE ended_at IS NULL;
CREATE INDEX shift_post ON checkpoints.shift (post, ended_at DESC);

ALTER TABLE checkpoints.post ENABLE ROW LEVEL SECURITY;
CREATE POLICY post_region ON checkpoints.post
  USING ((SELECT current_setting('fangkong.scope', true) = '*') OR accounts.sees(region));
ALTER TABLE checkpoints.shift ENABLE ROW LEVEL SECURITY;
CREATE POLICY shift_post ON checkpoints.shift
  USING (EXISTS (SELECT FROM checkpoints.post p WHERE p.post = shift.post));
GRANT SELECT, INSERT, UPDATE ON checkpoints.post TO "${app_role}";
GRANT SELECT, INSERT, UPDATE (ended_at, note, open_items) ON checkpoints.shift TO "${app_role}";

-- Passages are counted by post, and those who travel together by their journey (fact_linked).
CREATE INDEX fact_passage ON evidence.fact (place, known_at) WHERE type = 'passage';
COMMENT ON COLUMN evidence.fact.linked IS 'the other person of an exposure, the lead of a lead_outcome, the journey of a passage';
COMMENT ON COLUMN evidence.fact.place IS 'where a check_in was, the post of a passage';
