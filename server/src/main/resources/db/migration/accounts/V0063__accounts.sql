-- The nodes of the scope, where it is not everything: what a policy looks at once for a statement and not once for each row.
CREATE FUNCTION accounts.scope_paths() RETURNS text[]
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT array_remove(string_to_array(current_setting('fangkong.scope', true), ','), '')
$$;
GRANT EXECUTE ON FUNCTION accounts.scope_paths() TO "${app_role}";

-- They say what accounts.sees(region) says, for the tables of which whole pages are read.
ALTER POLICY person_region ON people.person
  USING ((SELECT current_setting('fangkong.scope', true) = '*') OR region ^@ ANY ((SELECT accounts.scope_paths())::text[]));
ALTER POLICY standing_region ON assessments.standing
  USING ((SELECT current_setting('fangkong.scope', true) = '*') OR region ^@ ANY ((SELECT accounts.scope_paths())::text[]));
