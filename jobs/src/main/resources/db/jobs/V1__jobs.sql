CREATE TABLE job (
  account     TEXT NOT NULL,
  region      TEXT NOT NULL,
  name        TEXT NOT NULL,
  definition  TEXT NOT NULL,
  created_at  BIGINT NOT NULL,
  modified_at BIGINT NOT NULL,
  PRIMARY KEY (account, region, name)
);

CREATE TABLE job_run (
  account            TEXT NOT NULL,
  region             TEXT NOT NULL,
  id                 TEXT NOT NULL,
  job_name           TEXT NOT NULL,
  kind               TEXT NOT NULL,
  attempt            INTEGER NOT NULL,
  previous_id        TEXT,
  state              TEXT NOT NULL,
  request            TEXT NOT NULL,
  plan               TEXT NOT NULL,
  started_at         BIGINT NOT NULL,
  running_at         BIGINT,
  modified_at        BIGINT NOT NULL,
  completed_at       BIGINT,
  error              TEXT,
  host               TEXT,
  pid                BIGINT,
  process_started_at BIGINT,
  PRIMARY KEY (account, region, id)
);
CREATE INDEX job_run_of_job ON job_run (account, region, job_name, started_at, id);
CREATE INDEX job_run_state ON job_run (account, region, job_name, state);
CREATE INDEX job_run_recent ON job_run (account, region, started_at, id);

CREATE TABLE job_bookmark (
  account         TEXT NOT NULL,
  region          TEXT NOT NULL,
  job_name        TEXT NOT NULL,
  version         INTEGER NOT NULL,
  run             INTEGER NOT NULL,
  attempt         INTEGER NOT NULL,
  previous_run_id TEXT,
  run_id          TEXT,
  bookmark        TEXT,
  PRIMARY KEY (account, region, job_name, version)
);
CREATE INDEX job_bookmark_run ON job_bookmark (account, region, job_name, run_id);
