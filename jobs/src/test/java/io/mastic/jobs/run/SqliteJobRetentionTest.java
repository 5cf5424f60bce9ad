package io.mastic.jobs.run;

import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import java.nio.file.Path;

class SqliteJobRetentionTest extends JobRetentionContract {
  @Override
  Db open(Path directory) {
    return TestDatabases.sqlite(directory);
  }
}
