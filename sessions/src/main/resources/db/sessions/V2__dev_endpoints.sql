CREATE TABLE dev_endpoint (
  account     TEXT NOT NULL,
  region      TEXT NOT NULL,
  name        TEXT NOT NULL,
  process_id  TEXT NOT NULL,
  document    TEXT NOT NULL,
  phase       TEXT NOT NULL,
  failure     TEXT,
  last_update TEXT,
  created_at  BIGINT NOT NULL,
  modified_at BIGINT NOT NULL,
  PRIMARY KEY (account, region, name)
);
CREATE UNIQUE INDEX dev_endpoint_process ON dev_endpoint (account, region, process_id);
