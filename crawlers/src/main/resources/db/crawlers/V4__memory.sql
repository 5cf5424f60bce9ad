-- What a crawl saw: the files of one page of a listing, with what each was taken for.
CREATE TABLE crawler_memory (
  account  TEXT NOT NULL,
  region   TEXT NOT NULL,
  crawler  TEXT NOT NULL,
  crawl_id TEXT NOT NULL,
  target   TEXT NOT NULL,
  page     BIGINT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (account, region, crawler, crawl_id, target, page)
);

-- The crawl whose memory counts: the last one that came to its end.
CREATE TABLE crawler_remembers (
  account  TEXT NOT NULL,
  region   TEXT NOT NULL,
  crawler  TEXT NOT NULL,
  crawl_id TEXT NOT NULL,
  PRIMARY KEY (account, region, crawler)
);
