-- What is being removed in pieces, because it is too much for one transaction; taken up again if a server dies meanwhile.
CREATE TABLE catalog_removal (
  kind    TEXT NOT NULL,
  account TEXT NOT NULL,
  region  TEXT NOT NULL,
  catalog TEXT NOT NULL,
  name    TEXT NOT NULL,
  PRIMARY KEY (kind, account, region, catalog, name)
);
