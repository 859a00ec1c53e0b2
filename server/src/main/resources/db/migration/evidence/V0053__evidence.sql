-- Which device of the account sent a fact; none where it came by a session or otherwise.
ALTER TABLE evidence.fact ADD COLUMN device uuid;
