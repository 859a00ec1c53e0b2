-- What was read under emergency access is read by the auditors of the side that was opened as well.
ALTER POLICY entry_read ON audit.entry
  USING ((SELECT current_setting('fangkong.scope', true) = '*') OR accounts.sees(region)
         OR emergency IN (SELECT a.id FROM emergency.access a));
