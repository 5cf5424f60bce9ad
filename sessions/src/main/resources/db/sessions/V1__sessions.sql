CREATE TABLE glue_session (
  account            TEXT NOT NULL,
  region             TEXT NOT NULL,
  id                 TEXT NOT NULL,
  process_id         TEXT NOT NULL,
  document           TEXT NOT NULL,
  state              TEXT NOT NULL,
  why                TEXT,
  error              TEXT,
  created_at         BIGINT NOT NULL,
  begun_at           BIGINT,
  ready_at           BIGINT,
  idle_since         BIGINT,
  completed_at       BIGINT,
  next_statement     INTEGER NOT NULL,
  host               TEXT,
  pid                BIGINT,
  process_started_at BIGINT,
  PRIMARY KEY (account, region, id)
);
CREATE UNIQUE INDEX glue_session_process ON glue_session (account, region, process_id);
CREATE INDEX glue_session_known ON glue_session (process_id);
CREATE INDEX glue_session_recent ON glue_session (account, region, created_at, id);
CREATE INDEX glue_session_completed ON glue_session (completed_at);

CREATE TABLE session_statement (
  account      TEXT NOT NULL,
  region       TEXT NOT NULL,
  process_id   TEXT NOT NULL,
  id           INTEGER NOT NULL,
  code         TEXT NOT NULL,
  state        TEXT NOT NULL,
  output       TEXT,
  progress     DOUBLE PRECISION NOT NULL,
  created_at   BIGINT NOT NULL,
  started_at   BIGINT,
  completed_at BIGINT,
  PRIMARY KEY (account, region, process_id, id)
);
CREATE INDEX session_statement_open ON session_statement (account, region, process_id, id) WHERE completed_at IS NULL;
