-- What runs write on the server that has them, for the servers beside it: pieces of their logs, each written at
-- one time and packed, and their latest records; and the uploads in parts that they have begun.
CREATE TABLE run_log (
  run_id     TEXT NOT NULL,
  name       TEXT NOT NULL,
  begins     BIGINT NOT NULL,
  ends       BIGINT NOT NULL,
  written_at BIGINT NOT NULL,
  content    ${bytes} NOT NULL,
  PRIMARY KEY (run_id, name, begins)
);

CREATE TABLE run_record (
  run_id  TEXT NOT NULL,
  name    TEXT NOT NULL,
  content ${bytes} NOT NULL,
  PRIMARY KEY (run_id, name)
);

CREATE TABLE run_upload (
  run_id     TEXT NOT NULL,
  upload_id  TEXT NOT NULL,
  account    TEXT NOT NULL,
  bucket     TEXT NOT NULL,
  object_key TEXT NOT NULL,
  PRIMARY KEY (run_id, upload_id)
);
