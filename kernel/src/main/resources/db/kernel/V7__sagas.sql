-- Work of several steps that is done whole or undone; see io.mastic.kernel.saga.
CREATE TABLE saga (
  id         TEXT NOT NULL PRIMARY KEY,
  kind       TEXT NOT NULL,
  account    TEXT NOT NULL,
  region     TEXT NOT NULL,
  input      TEXT NOT NULL,
  state      TEXT NOT NULL,
  reason     TEXT NOT NULL,
  cancelled  INTEGER NOT NULL,
  started_at BIGINT NOT NULL,
  ended_at   BIGINT
);
CREATE INDEX saga_ended ON saga (ended_at) WHERE ended_at IS NOT NULL;

-- after: names of steps as a JSON list; due_at: when it may be tried, or looked at again.
CREATE TABLE saga_step (
  saga_id  TEXT NOT NULL REFERENCES saga (id) ON DELETE CASCADE,
  number   INTEGER NOT NULL,
  name     TEXT NOT NULL,
  argument TEXT NOT NULL,
  after    TEXT NOT NULL,
  state    TEXT NOT NULL,
  tries    INTEGER NOT NULL,
  due_at   BIGINT NOT NULL,
  note     TEXT NOT NULL,
  output   TEXT NOT NULL,
  reason   TEXT NOT NULL,
  PRIMARY KEY (saga_id, number)
);
