package io.mastic.crawlers;

import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import java.nio.file.Path;

class SqliteCrawlFaultsTest extends CrawlFaultsContract {
  @Override
  Db open(Path directory) {
    return TestDatabases.sqlite(directory);
  }
}
