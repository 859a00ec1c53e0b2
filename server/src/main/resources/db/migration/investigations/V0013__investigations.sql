-- How long each generation of a trace took; empty for those that were run before this was measured.
ALTER TABLE investigations.trace ADD COLUMN generation_micros bigint[] NOT NULL DEFAULT '{}';
