package io.mastic.jobs.statistics;

import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import java.nio.file.Path;

class SqliteStatisticsTest extends StatisticsContract {
  @Override
  Db open(Path directory) {
    return TestDatabases.sqlite(directory);
  }
}
