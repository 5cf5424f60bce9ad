package io.mastic.kernel;

import java.nio.file.Path;

class PostgresqlSignInsTest extends SignInsContract {
  @Override
  Db open(Path directory) {
    return TestDatabases.postgresql();
  }
}
