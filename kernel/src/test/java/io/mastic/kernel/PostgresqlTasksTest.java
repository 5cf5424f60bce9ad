package io.mastic.kernel;

import java.nio.file.Path;

class PostgresqlTasksTest extends TasksContract {
  @Override
  Db open(Path directory) {
    return TestDatabases.postgresql();
  }
}
