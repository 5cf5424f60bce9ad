-- Tables that are gone while their partitions, versions and statistics still have to be.
CREATE TABLE catalog_leftover (
  table_id BIGINT NOT NULL PRIMARY KEY
);
