package io.mastic.kernel;

import java.nio.file.Path;

class PostgresqlAccessKeysTest extends AccessKeysContract {
  @Override
  Db open(Path directory) {
    return TestDatabases.postgresql();
  }
}
