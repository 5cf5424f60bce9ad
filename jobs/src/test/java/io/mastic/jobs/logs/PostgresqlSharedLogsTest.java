package io.mastic.jobs.logs;

import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import java.nio.file.Path;

class PostgresqlSharedLogsTest extends SharedLogsContract {
  @Override
  Db open(Path directory) {
    return TestDatabases.postgresql();
  }
}
