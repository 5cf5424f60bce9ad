-- Business context: glossaries and their terms, form types, asset types, assets and what is attached to them.

-- client_token and asked: the token of the creation and a digest of what it asked for.
CREATE TABLE catalog_glossary (
  id           ${text} NOT NULL PRIMARY KEY,
  account      ${text} NOT NULL,
  region       ${text} NOT NULL,
  name         ${text} NOT NULL,
  document     TEXT NOT NULL,
  client_token ${text},
  asked        TEXT NOT NULL,
  UNIQUE (account, region, name),
  UNIQUE (account, region, client_token)
);

CREATE TABLE catalog_glossary_term (
  id           ${text} NOT NULL PRIMARY KEY,
  glossary_id  ${text} NOT NULL,
  account      ${text} NOT NULL,
  region       ${text} NOT NULL,
  name         ${text} NOT NULL,
  document     TEXT NOT NULL,
  client_token ${text},
  asked        TEXT NOT NULL,
  UNIQUE (glossary_id, name),
  UNIQUE (account, region, client_token)
);

CREATE TABLE catalog_form_type (
  account  ${text} NOT NULL,
  region   ${text} NOT NULL,
  name     ${text} NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (account, region, name)
);

CREATE TABLE catalog_asset_type (
  account  ${text} NOT NULL,
  region   ${text} NOT NULL,
  name     ${text} NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (account, region, name)
);

-- Which form types an asset type refers to, to be found by the form type.
CREATE TABLE catalog_asset_type_form (
  account    ${text} NOT NULL,
  region     ${text} NOT NULL,
  form_type  ${text} NOT NULL,
  asset_type ${text} NOT NULL,
  PRIMARY KEY (account, region, form_type, asset_type)
);

-- asset_key: a number of its own, or the id of the catalog_table that the asset is.
CREATE TABLE catalog_asset (
  asset_key   BIGINT NOT NULL PRIMARY KEY,
  account     ${text} NOT NULL,
  region      ${text} NOT NULL,
  id          ${text} NOT NULL,
  type_id     ${text} NOT NULL,
  name        TEXT NOT NULL,
  description TEXT,
  forms       TEXT NOT NULL,
  created_at  BIGINT NOT NULL,
  updated_at  BIGINT NOT NULL,
  UNIQUE (account, region, id)
);
CREATE INDEX catalog_asset_of_type ON catalog_asset (account, region, type_id, id);

-- What UpdateAsset says about a table beside its definition.
CREATE TABLE catalog_table_asset (
  asset_key   BIGINT NOT NULL PRIMARY KEY,
  name        TEXT,
  description TEXT,
  updated_at  BIGINT NOT NULL
);

-- iterable_form and item are empty for what is attached to the asset itself.
CREATE TABLE catalog_asset_attachment (
  asset_key     BIGINT NOT NULL,
  iterable_form ${text} NOT NULL,
  item          ${text} NOT NULL,
  name          ${text} NOT NULL,
  form_type     TEXT NOT NULL,
  content       TEXT NOT NULL,
  PRIMARY KEY (asset_key, iterable_form, item, name)
);

CREATE TABLE catalog_asset_term (
  asset_key     BIGINT NOT NULL,
  iterable_form ${text} NOT NULL,
  item          ${text} NOT NULL,
  term_id       ${text} NOT NULL,
  PRIMARY KEY (asset_key, iterable_form, item, term_id)
);
CREATE INDEX catalog_asset_term_by_term ON catalog_asset_term (term_id, iterable_form, asset_key);
