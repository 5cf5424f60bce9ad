-- Log groups that clients made, or of which they said something: their retention, tags and key.
CREATE TABLE log_group (
  account        ${text} NOT NULL,
  region         ${text} NOT NULL,
  name           ${text} NOT NULL,
  id             ${text} NOT NULL,
  created_at     BIGINT NOT NULL,
  retention_days INTEGER,
  document       TEXT NOT NULL,
  PRIMARY KEY (account, region, name)
);

-- first_at is the time of the earliest event that is still there.
CREATE TABLE log_stream (
  group_id    ${text} NOT NULL,
  name        ${text} NOT NULL,
  id          ${text} NOT NULL,
  created_at  BIGINT NOT NULL,
  bytes       BIGINT NOT NULL,
  first_at    BIGINT,
  last_at     BIGINT,
  ingested_at BIGINT,
  PRIMARY KEY (group_id, name)
);
CREATE UNIQUE INDEX log_stream_id ON log_stream (id);
CREATE INDEX log_stream_latest ON log_stream (group_id, last_at, name);
CREATE INDEX log_stream_oldest ON log_stream (group_id, first_at);

-- position: the event's time in milliseconds, times 2 to the power of 20, and its number within the millisecond.
CREATE TABLE log_event (
  stream_id   ${text} NOT NULL,
  position    BIGINT NOT NULL,
  ingested_at BIGINT NOT NULL,
  bytes       INTEGER NOT NULL,
  message     TEXT NOT NULL,
  PRIMARY KEY (stream_id, position)
);

-- Streams that were deleted, whose events go in pieces.
CREATE TABLE log_gone (
  stream_id ${text} NOT NULL PRIMARY KEY
);
