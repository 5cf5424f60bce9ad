-- The document of a row is the client's input as AWS JSON, kept whole; columns exist for what is queried.

CREATE TABLE catalog_database (
  id         BIGINT NOT NULL PRIMARY KEY,
  account    ${text} NOT NULL,
  region     ${text} NOT NULL,
  catalog    ${text} NOT NULL,
  name       ${text} NOT NULL,
  document   TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  UNIQUE (account, region, catalog, name)
);

CREATE TABLE catalog_table (
  id          BIGINT NOT NULL PRIMARY KEY,
  database_id BIGINT NOT NULL,
  name        ${text} NOT NULL,
  version     BIGINT NOT NULL,
  document    TEXT NOT NULL,
  created_by  TEXT NOT NULL,
  created_at  BIGINT NOT NULL,
  updated_at  BIGINT NOT NULL,
  UNIQUE (database_id, name)
);

-- The archived versions; the current one is in catalog_table.
CREATE TABLE catalog_table_version (
  table_id   BIGINT NOT NULL,
  version    BIGINT NOT NULL,
  document   TEXT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (table_id, version)
);

-- What partitions of a table share: columns, formats, SerDe. A million partitions repeat it once.
CREATE TABLE catalog_partition_shape (
  table_id BIGINT NOT NULL,
  id       ${text} NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (table_id, id)
);

-- id: a hash of the values, so the key is short, and a range of ids is a fair segment of the table.
-- sort_key, k1 to k7: the values in a form that sorts as their declared types do; sort_key holds all
-- of them one after the other, k1 the second, and so on.
CREATE TABLE catalog_partition (
  table_id   BIGINT NOT NULL,
  id         ${text} NOT NULL,
  sort_key   ${text} NOT NULL,
  k1 ${text}, k2 ${text}, k3 ${text}, k4 ${text}, k5 ${text}, k6 ${text}, k7 ${text},
  vals       TEXT NOT NULL,
  shape_id   TEXT,
  document   TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (table_id, id)
);
CREATE INDEX catalog_partition_sort ON catalog_partition (table_id, sort_key, id);
CREATE INDEX catalog_partition_k1 ON catalog_partition (table_id, k1, id) WHERE k1 IS NOT NULL;
CREATE INDEX catalog_partition_k2 ON catalog_partition (table_id, k2, id) WHERE k2 IS NOT NULL;
CREATE INDEX catalog_partition_k3 ON catalog_partition (table_id, k3, id) WHERE k3 IS NOT NULL;
CREATE INDEX catalog_partition_k4 ON catalog_partition (table_id, k4, id) WHERE k4 IS NOT NULL;
CREATE INDEX catalog_partition_k5 ON catalog_partition (table_id, k5, id) WHERE k5 IS NOT NULL;
CREATE INDEX catalog_partition_k6 ON catalog_partition (table_id, k6, id) WHERE k6 IS NOT NULL;
CREATE INDEX catalog_partition_k7 ON catalog_partition (table_id, k7, id) WHERE k7 IS NOT NULL;

-- partition_id is empty for statistics of the table itself.
CREATE TABLE catalog_column_statistics (
  table_id     BIGINT NOT NULL,
  partition_id ${text} NOT NULL,
  column_name  ${text} NOT NULL,
  document     TEXT NOT NULL,
  PRIMARY KEY (table_id, partition_id, column_name)
);

-- A row for each thing that can carry tags, also while it carries none.
CREATE TABLE catalog_tags (
  arn      ${text} NOT NULL PRIMARY KEY,
  document TEXT NOT NULL
);

CREATE TABLE catalog_connection (
  account    ${text} NOT NULL,
  region     ${text} NOT NULL,
  catalog    ${text} NOT NULL,
  name       ${text} NOT NULL,
  document   TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  updated_by TEXT NOT NULL,
  PRIMARY KEY (account, region, catalog, name)
);

CREATE TABLE catalog_function (
  database_id BIGINT NOT NULL,
  name        ${text} NOT NULL,
  document    TEXT NOT NULL,
  created_at  BIGINT NOT NULL,
  PRIMARY KEY (database_id, name)
);

-- What clients asked to be indexed. Every key is indexed in any case; this is what GetPartitionIndexes shows.
CREATE TABLE catalog_partition_index (
  table_id BIGINT NOT NULL,
  name     ${text} NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (table_id, name)
);
