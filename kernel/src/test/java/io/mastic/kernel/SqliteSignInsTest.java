package io.mastic.kernel;

import java.nio.file.Path;

class SqliteSignInsTest extends SignInsContract {
  @Override
  Db open(Path directory) {
    return TestDatabases.sqlite(directory);
  }
}
