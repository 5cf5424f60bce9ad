-- Whose a bucket is. Names are one space for all accounts, as in S3; a bucket without a row, made by
-- hand or before there were accounts, is the default account's.
CREATE TABLE bucket_owner (
  bucket     TEXT NOT NULL PRIMARY KEY,
  account    TEXT NOT NULL,
  created_at BIGINT NOT NULL
);
