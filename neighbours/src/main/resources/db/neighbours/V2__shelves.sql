-- What the small services keep: a kind of thing (a secret, a key, a parameter), its name, and a JSON document.
CREATE TABLE shelf_item (
  account  ${text} NOT NULL,
  region   ${text} NOT NULL,
  kind     ${text} NOT NULL,
  name     ${text} NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (account, region, kind, name)
);

-- What of these is secret, sealed; part is a version of the thing.
CREATE TABLE shelf_secret (
  account  ${text} NOT NULL,
  region   ${text} NOT NULL,
  kind     ${text} NOT NULL,
  name     ${text} NOT NULL,
  part     ${text} NOT NULL,
  sealed   TEXT NOT NULL,
  PRIMARY KEY (account, region, kind, name, part)
);
