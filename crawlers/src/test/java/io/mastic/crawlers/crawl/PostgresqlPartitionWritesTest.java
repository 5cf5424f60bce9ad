package io.mastic.crawlers.crawl;

import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import java.nio.file.Path;

class PostgresqlPartitionWritesTest extends PartitionWritesContract {
  @Override
  Db open(Path directory) {
    return TestDatabases.postgresql();
  }
}
