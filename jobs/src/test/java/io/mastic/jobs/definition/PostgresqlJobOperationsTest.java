package io.mastic.jobs.definition;

import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import java.nio.file.Path;

class PostgresqlJobOperationsTest extends JobOperationsContract {
  @Override
  Db open(Path directory) {
    return TestDatabases.postgresql();
  }
}
