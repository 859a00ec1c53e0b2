-- Why a trace starts from somebody whom no evidence in sight of whoever ran it shows to be a case; kept wherever one was given.
ALTER TABLE investigations.trace_case ADD COLUMN reason text CHECK (reason <> '');
