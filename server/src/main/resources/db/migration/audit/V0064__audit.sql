-- Whoever looked is stored as what was written is, and gets a place in the chain with it.
DROP FUNCTION audit.append(integer[], bigint[], timestamptz[], uuid[], text[], text[], text[], text[], text[], text[], uuid[], uuid[], bytea[],
  bytea[], bytea[], integer, bigint, bytea, integer, bytea, bigint, bytea, bytea);
