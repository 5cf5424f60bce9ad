package io.mastic.kernel;

import java.nio.file.Path;

class PostgresqlExpiriesTest extends ExpiriesContract {
  @Override
  Db open(Path directory) {
    return TestDatabases.postgresql();
  }
}
