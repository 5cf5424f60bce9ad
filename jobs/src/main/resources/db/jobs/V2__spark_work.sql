CREATE TABLE spark_work (
  account            TEXT NOT NULL,
  region             TEXT NOT NULL,
  id                 TEXT NOT NULL,
  kind               TEXT NOT NULL,
  subject            TEXT NOT NULL,
  role               TEXT NOT NULL,
  request            TEXT NOT NULL,
  state              TEXT NOT NULL,
  started_at         BIGINT NOT NULL,
  running_at         BIGINT,
  modified_at        BIGINT NOT NULL,
  completed_at       BIGINT,
  error              TEXT,
  answer             TEXT,
  host               TEXT,
  pid                BIGINT,
  process_started_at BIGINT,
  PRIMARY KEY (account, region, id)
);
CREATE UNIQUE INDEX spark_work_under_way ON spark_work (account, region, kind, subject) WHERE completed_at IS NULL;
CREATE INDEX spark_work_of_subject ON spark_work (account, region, kind, subject, started_at, id);
CREATE INDEX spark_work_recent ON spark_work (account, region, kind, started_at, id);

CREATE TABLE column_statistics_settings (
  account          TEXT NOT NULL,
  region           TEXT NOT NULL,
  database_name    TEXT NOT NULL,
  table_name       TEXT NOT NULL,
  table_created_at BIGINT NOT NULL,
  document         TEXT NOT NULL,
  PRIMARY KEY (account, region, database_name, table_name)
);

CREATE TABLE table_optimizer (
  account          TEXT NOT NULL,
  region           TEXT NOT NULL,
  database_name    TEXT NOT NULL,
  table_name       TEXT NOT NULL,
  type             TEXT NOT NULL,
  table_created_at BIGINT NOT NULL,
  document         TEXT NOT NULL,
  created_at       BIGINT NOT NULL,
  updated_at       BIGINT NOT NULL,
  PRIMARY KEY (account, region, database_name, table_name, type)
);
