-- Registries are documents. A schema's next version only grows, so a number never means two things.
CREATE TABLE catalog_schema (
  id            BIGINT NOT NULL PRIMARY KEY,
  account       ${text} NOT NULL,
  region        ${text} NOT NULL,
  registry      ${text} NOT NULL,
  name          ${text} NOT NULL,
  format        TEXT NOT NULL,
  compatibility TEXT NOT NULL,
  description   TEXT,
  checkpoint    BIGINT NOT NULL,
  next_version  BIGINT NOT NULL,
  created_at    BIGINT NOT NULL,
  updated_at    BIGINT NOT NULL,
  UNIQUE (account, region, registry, name)
);

-- The fingerprint is a hash of the definition, by which an equal one is found again.
CREATE TABLE catalog_schema_version (
  schema_id   BIGINT NOT NULL,
  version     BIGINT NOT NULL,
  id          ${text} NOT NULL UNIQUE,
  status      ${text} NOT NULL,
  definition  TEXT NOT NULL,
  fingerprint ${text} NOT NULL,
  created_at  BIGINT NOT NULL,
  PRIMARY KEY (schema_id, version)
);
CREATE INDEX catalog_schema_version_fingerprint ON catalog_schema_version (schema_id, fingerprint);

CREATE TABLE catalog_schema_metadata (
  version_id ${text} NOT NULL,
  meta_key   ${text} NOT NULL,
  meta_value ${text} NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (version_id, meta_key, meta_value)
);
