-- Things that are found by their names only: security configurations, resource policies, settings,
-- usage profiles, nested catalogs. The kind says which.
CREATE TABLE catalog_document (
  kind       ${text} NOT NULL,
  account    ${text} NOT NULL,
  region     ${text} NOT NULL,
  catalog    ${text} NOT NULL,
  name       ${text} NOT NULL,
  document   TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (kind, account, region, catalog, name)
);
