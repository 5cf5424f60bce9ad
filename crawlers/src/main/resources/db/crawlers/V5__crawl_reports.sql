-- Why a crawl decided as it did: findings as the console shows them, as long as the crawl is known.
CREATE TABLE crawl_report (
  crawl_id TEXT NOT NULL PRIMARY KEY,
  document TEXT NOT NULL
);
