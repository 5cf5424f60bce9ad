package io.mastic.crawlers.crawler;

import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import java.nio.file.Path;

class PostgresqlCrawlRetentionTest extends CrawlRetentionContract {
  @Override
  Db open(Path directory) {
    return TestDatabases.postgresql();
  }
}
