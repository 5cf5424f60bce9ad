package io.mastic.kernel.task;

import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import java.nio.file.Path;

class PostgresqlTasksTest extends TasksContract {
  @Override
  Db open(Path directory) {
    return TestDatabases.postgresql();
  }
}
