-- What was measured of somebody (fields "ct" and "temperature" of what was sent), sealed; the body is without it.
ALTER TABLE evidence.fact ADD COLUMN clinical_sealed bytea;
