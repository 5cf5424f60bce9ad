package io.mastic.kernel;

import java.nio.file.Path;

class SqliteTasksTest extends TasksContract {
  @Override
  Db open(Path directory) {
    return TestDatabases.sqlite(directory);
  }
}
