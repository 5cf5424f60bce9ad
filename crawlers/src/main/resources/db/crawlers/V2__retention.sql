-- What ended longest ago is forgotten first.
CREATE INDEX crawl_ended ON crawl (ended_at);
