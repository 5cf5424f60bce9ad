CREATE TABLE workflow (
  account     TEXT NOT NULL,
  region      TEXT NOT NULL,
  name        TEXT NOT NULL,
  document    TEXT NOT NULL,
  created_at  BIGINT NOT NULL,
  modified_at BIGINT NOT NULL,
  PRIMARY KEY (account, region, name)
);

CREATE TABLE workflow_trigger (
  account  TEXT NOT NULL,
  region   TEXT NOT NULL,
  name     TEXT NOT NULL,
  workflow TEXT,
  state    TEXT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (account, region, name)
);
CREATE INDEX workflow_trigger_of ON workflow_trigger (account, region, workflow);

-- What the conditional triggers outside of workflows wait for, found by the job or crawler that ended.
CREATE TABLE trigger_condition (
  account      TEXT NOT NULL,
  region       TEXT NOT NULL,
  trigger_name TEXT NOT NULL,
  position     INTEGER NOT NULL,
  kind         TEXT NOT NULL,
  name         TEXT NOT NULL,
  state        TEXT NOT NULL,
  met_by       TEXT,
  PRIMARY KEY (account, region, trigger_name, position)
);
CREATE INDEX trigger_condition_on ON trigger_condition (account, region, kind, name);

CREATE TABLE workflow_run (
  account      TEXT NOT NULL,
  region       TEXT NOT NULL,
  id           TEXT NOT NULL,
  workflow     TEXT NOT NULL,
  previous_id  TEXT,
  status       TEXT NOT NULL,
  started_at   BIGINT NOT NULL,
  completed_at BIGINT,
  error        TEXT,
  properties   TEXT NOT NULL,
  progress     TEXT NOT NULL,
  PRIMARY KEY (account, region, id)
);
CREATE INDEX workflow_run_of ON workflow_run (account, region, workflow, started_at, id);
CREATE INDEX workflow_run_open ON workflow_run (account, region, workflow, status);
