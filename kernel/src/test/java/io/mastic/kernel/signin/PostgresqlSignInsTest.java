package io.mastic.kernel.signin;

import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import java.nio.file.Path;

class PostgresqlSignInsTest extends SignInsContract {
  @Override
  Db open(Path directory) {
    return TestDatabases.postgresql();
  }
}
