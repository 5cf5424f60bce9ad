package io.mastic.jobs.definition;

import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import java.nio.file.Path;

class SqliteJobOperationsTest extends JobOperationsContract {
  @Override
  Db open(Path directory) {
    return TestDatabases.sqlite(directory);
  }
}
