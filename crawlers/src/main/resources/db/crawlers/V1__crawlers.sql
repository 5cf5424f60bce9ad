CREATE TABLE crawler (
  account        TEXT NOT NULL,
  region         TEXT NOT NULL,
  name           TEXT NOT NULL,
  document       TEXT NOT NULL,
  state          TEXT NOT NULL,
  version        BIGINT NOT NULL,
  schedule_state TEXT,
  crawl_id       TEXT,
  last_crawl_id  TEXT,
  created_at     BIGINT NOT NULL,
  updated_at     BIGINT NOT NULL,
  PRIMARY KEY (account, region, name)
);

CREATE TABLE crawl (
  id         TEXT NOT NULL PRIMARY KEY,
  account    TEXT NOT NULL,
  region     TEXT NOT NULL,
  crawler    TEXT NOT NULL,
  state      TEXT NOT NULL,
  started_by TEXT NOT NULL,
  principal  TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  ended_at   BIGINT,
  error      TEXT
);
CREATE INDEX crawl_history ON crawl (account, region, crawler, started_at, id);

-- What a crawl changed, written with the change itself: true also for a crawl that began twice.
CREATE TABLE crawl_change (
  crawl_id TEXT NOT NULL,
  entity   TEXT NOT NULL,
  action   TEXT NOT NULL,
  name     TEXT NOT NULL,
  amount   BIGINT NOT NULL,
  PRIMARY KEY (crawl_id, entity, action, name)
);

-- The tables that a crawler looks after, so that it finds what is gone without reading the catalog.
CREATE TABLE crawler_table (
  account       TEXT NOT NULL,
  region        TEXT NOT NULL,
  crawler       TEXT NOT NULL,
  database_name TEXT NOT NULL,
  table_name    TEXT NOT NULL,
  location      TEXT NOT NULL,
  PRIMARY KEY (account, region, crawler, database_name, table_name)
);

CREATE TABLE classifier (
  account    TEXT NOT NULL,
  region     TEXT NOT NULL,
  name       TEXT NOT NULL,
  document   TEXT NOT NULL,
  version    BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (account, region, name)
);
