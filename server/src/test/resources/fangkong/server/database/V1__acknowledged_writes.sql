CREATE SCHEMA survival;

CREATE TABLE survival.writes (id bigint NOT NULL);

GRANT USAGE ON SCHEMA survival TO ${app_role};

GRANT SELECT, INSERT ON survival.writes TO ${app_role};
