package io.mastic.kernel.task;

import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import java.nio.file.Path;

class PostgresqlLeasesTest extends LeasesContract {
  @Override
  Db open(Path directory) {
    return TestDatabases.postgresql();
  }
}
