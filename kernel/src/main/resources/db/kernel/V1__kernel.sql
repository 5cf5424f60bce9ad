CREATE TABLE access_key (
  id            TEXT NOT NULL PRIMARY KEY,
  secret        TEXT NOT NULL,
  session_token TEXT,
  account       TEXT NOT NULL,
  principal_arn TEXT NOT NULL,
  expires_at    BIGINT
);
CREATE INDEX access_key_expiry ON access_key (expires_at);

CREATE TABLE task (
  id          TEXT NOT NULL PRIMARY KEY,
  kind        TEXT NOT NULL,
  task_key    TEXT NOT NULL,
  payload     TEXT NOT NULL,
  due_at      BIGINT NOT NULL,
  attempts    INTEGER NOT NULL,
  lease_owner TEXT,
  lease_until BIGINT,
  created_at  BIGINT NOT NULL,
  last_error  TEXT,
  UNIQUE (kind, task_key)
);
CREATE INDEX task_due ON task (due_at);
CREATE INDEX task_lease ON task (lease_owner);
