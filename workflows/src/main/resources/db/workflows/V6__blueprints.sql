-- Blueprints: what their owner sees, and the archive that runs are made from, if there ever was a good one.
CREATE TABLE blueprint (
  account  ${text} NOT NULL,
  region   ${text} NOT NULL,
  name     ${text} NOT NULL,
  document TEXT NOT NULL,
  source   TEXT,
  PRIMARY KEY (account, region, name)
);

CREATE TABLE blueprint_run (
  account      ${text} NOT NULL,
  region       ${text} NOT NULL,
  id           ${text} NOT NULL,
  blueprint    ${text} NOT NULL,
  document     TEXT NOT NULL,
  started_at   BIGINT NOT NULL,
  completed_at BIGINT,
  PRIMARY KEY (account, region, id)
);
CREATE INDEX blueprint_run_of ON blueprint_run (account, region, blueprint, started_at, id);
CREATE INDEX blueprint_run_completed ON blueprint_run (completed_at);
