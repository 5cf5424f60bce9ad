package io.mastic.kernel;

import java.nio.file.Path;

class PostgresqlLeasesTest extends LeasesContract {
  @Override
  Db open(Path directory) {
    return TestDatabases.postgresql();
  }
}
