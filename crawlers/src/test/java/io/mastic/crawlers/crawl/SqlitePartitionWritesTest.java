package io.mastic.crawlers.crawl;

import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import java.nio.file.Path;

class SqlitePartitionWritesTest extends PartitionWritesContract {
  @Override
  Db open(Path directory) {
    return TestDatabases.sqlite(directory);
  }
}
