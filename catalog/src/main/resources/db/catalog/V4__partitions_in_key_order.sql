-- A partition's row is found by its sort key and the hash of its values together: neighbours in the order of the
-- keys are neighbours in every index, so that a batch of them touches few pages, and the index of one key narrows
-- by all keys too.

CREATE TABLE catalog_partition_sorted (
  table_id   BIGINT NOT NULL,
  id         ${text} NOT NULL,
  sort_key   ${text} NOT NULL,
  k1 ${text}, k2 ${text}, k3 ${text}, k4 ${text}, k5 ${text}, k6 ${text}, k7 ${text},
  vals       TEXT NOT NULL,
  shape_id   TEXT,
  document   TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (table_id, sort_key, id)
);
INSERT INTO catalog_partition_sorted (table_id, id, sort_key, k1, k2, k3, k4, k5, k6, k7, vals, shape_id, document, created_at)
  SELECT table_id, id, sort_key, k1, k2, k3, k4, k5, k6, k7, vals, shape_id, document, created_at FROM catalog_partition
  ORDER BY table_id, sort_key, id;
DROP TABLE catalog_partition;
ALTER TABLE catalog_partition_sorted RENAME TO catalog_partition;
CREATE INDEX catalog_partition_k1 ON catalog_partition (table_id, k1, sort_key, id) WHERE k1 IS NOT NULL;
CREATE INDEX catalog_partition_k2 ON catalog_partition (table_id, k2, sort_key, id) WHERE k2 IS NOT NULL;
CREATE INDEX catalog_partition_k3 ON catalog_partition (table_id, k3, sort_key, id) WHERE k3 IS NOT NULL;
CREATE INDEX catalog_partition_k4 ON catalog_partition (table_id, k4, sort_key, id) WHERE k4 IS NOT NULL;
CREATE INDEX catalog_partition_k5 ON catalog_partition (table_id, k5, sort_key, id) WHERE k5 IS NOT NULL;
CREATE INDEX catalog_partition_k6 ON catalog_partition (table_id, k6, sort_key, id) WHERE k6 IS NOT NULL;
CREATE INDEX catalog_partition_k7 ON catalog_partition (table_id, k7, sort_key, id) WHERE k7 IS NOT NULL;
