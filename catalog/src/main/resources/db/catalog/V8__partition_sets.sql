-- The rows of a table's partitions are a set with a number of its own, in the order of the types that the partition
-- keys had when it was made. The first set has the number of the table. To sort a million partitions anew, or to drop
-- them all, is to make another set: catalog_partition.table_id is the number of the set.
-- partition_sets: null for the first set in the order of the table's keys; else which set is read, how it is sorted
-- if that is not as the keys are declared now, and which set is being made.
ALTER TABLE catalog_table ADD COLUMN partition_sets TEXT;

-- How far the rows of a set are copied into the one that is being made.
CREATE TABLE catalog_partition_sorting (
  table_id   BIGINT NOT NULL PRIMARY KEY,
  after_sort ${text} NOT NULL,
  after_id   ${text} NOT NULL
);

-- Sets of partitions that no table reads any more, and deleted databases, while their rows still have to go.
CREATE TABLE catalog_set_leftover (
  set_id BIGINT NOT NULL PRIMARY KEY
);
CREATE TABLE catalog_database_leftover (
  database_id BIGINT NOT NULL PRIMARY KEY
);
