package io.mastic.kernel.saga;

import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import java.nio.file.Path;

class PostgresqlSagasTest extends SagasContract {
  @Override
  Db open(Path directory) {
    return TestDatabases.postgresql();
  }
}
