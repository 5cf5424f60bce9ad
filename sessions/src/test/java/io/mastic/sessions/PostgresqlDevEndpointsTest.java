package io.mastic.sessions;

import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import java.nio.file.Path;

class PostgresqlDevEndpointsTest extends DevEndpointsContract {
  @Override
  Db open(Path directory) {
    return TestDatabases.postgresql();
  }
}
