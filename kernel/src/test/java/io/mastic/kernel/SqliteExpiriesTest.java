package io.mastic.kernel;

import java.nio.file.Path;

class SqliteExpiriesTest extends ExpiriesContract {
  @Override
  Db open(Path directory) {
    return TestDatabases.sqlite(directory);
  }
}
