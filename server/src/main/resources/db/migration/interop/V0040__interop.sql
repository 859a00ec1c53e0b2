-- What leaves for other systems and what came from them. Ids and numbers alone, nothing about anybody: no row-level security.
CREATE SCHEMA interop;
GRANT USAGE ON SCHEMA interop TO "${app_role}";

-- Facts that are stored and not yet sent, in the order in which they go out; written with the fact, deleted once it is acknowledged.
CREATE TABLE interop.outbox (
  position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  fact     uuid NOT NULL
);
GRANT SELECT, INSERT, DELETE ON interop.outbox TO "${app_role}";

-- How far each part of a topic has been taken; moved on in the transaction that takes a message.
CREATE TABLE interop.taken (
  topic       text NOT NULL,
  part        integer NOT NULL,
  next_offset bigint NOT NULL,
  PRIMARY KEY (topic, part)
);
GRANT SELECT, INSERT, UPDATE ON interop.taken TO "${app_role}";
