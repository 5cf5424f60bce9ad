-- live is 1 until a stack is deleted; document and deployment are sealed.
CREATE TABLE stack (
  id         TEXT NOT NULL PRIMARY KEY,
  account    TEXT NOT NULL,
  region     TEXT NOT NULL,
  name       TEXT NOT NULL,
  status     TEXT NOT NULL,
  live       INTEGER NOT NULL,
  created_at BIGINT NOT NULL,
  deleted_at BIGINT,
  document   TEXT NOT NULL,
  deployment TEXT
);
CREATE UNIQUE INDEX stack_live ON stack (account, region, name) WHERE live = 1;
CREATE INDEX stack_by_time ON stack (account, region, created_at, id);
CREATE INDEX stack_deleted ON stack (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE stack_resource (
  stack_id   TEXT NOT NULL REFERENCES stack (id) ON DELETE CASCADE,
  logical_id TEXT NOT NULL,
  document   TEXT NOT NULL,
  PRIMARY KEY (stack_id, logical_id)
);

CREATE TABLE stack_event (
  stack_id TEXT NOT NULL REFERENCES stack (id) ON DELETE CASCADE,
  number   INTEGER NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (stack_id, number)
);

-- What stacks give to others, and which take it.
CREATE TABLE stack_export (
  account  TEXT NOT NULL,
  region   TEXT NOT NULL,
  name     TEXT NOT NULL,
  stack_id TEXT NOT NULL REFERENCES stack (id) ON DELETE CASCADE,
  value    TEXT NOT NULL,
  PRIMARY KEY (account, region, name)
);
CREATE INDEX stack_export_by_stack ON stack_export (stack_id);

CREATE TABLE stack_import (
  account  TEXT NOT NULL,
  region   TEXT NOT NULL,
  name     TEXT NOT NULL,
  stack_id TEXT NOT NULL REFERENCES stack (id) ON DELETE CASCADE,
  PRIMARY KEY (account, region, name, stack_id)
);
CREATE INDEX stack_import_by_stack ON stack_import (stack_id);

CREATE TABLE change_set (
  id         TEXT NOT NULL PRIMARY KEY,
  stack_id   TEXT NOT NULL REFERENCES stack (id) ON DELETE CASCADE,
  name       TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  document   TEXT NOT NULL
);
CREATE UNIQUE INDEX change_set_by_name ON change_set (stack_id, name);
