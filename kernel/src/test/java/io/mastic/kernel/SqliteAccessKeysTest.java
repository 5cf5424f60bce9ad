package io.mastic.kernel;

import java.nio.file.Path;

class SqliteAccessKeysTest extends AccessKeysContract {
  @Override
  Db open(Path directory) {
    return TestDatabases.sqlite(directory);
  }
}
