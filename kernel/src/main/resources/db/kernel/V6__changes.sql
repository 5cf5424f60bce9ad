-- What has changed, for those who watch; read by cursor, in the order (tx, number), and forgotten after a day.
-- tx: PostgreSQL's transaction id, SQLite's count of transactions that published (change_mark.last).
CREATE TABLE change (
  tx       BIGINT NOT NULL,
  number   BIGINT NOT NULL,
  at       BIGINT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (tx, number)
);
CREATE INDEX change_at ON change (at);

-- One row. gone_tx, gone_number: the last change that was forgotten.
CREATE TABLE change_mark (
  last        BIGINT NOT NULL,
  gone_tx     BIGINT NOT NULL,
  gone_number BIGINT NOT NULL
);
INSERT INTO change_mark (last, gone_tx, gone_number) VALUES (0, 0, 0);
