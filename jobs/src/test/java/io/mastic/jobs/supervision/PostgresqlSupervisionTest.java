package io.mastic.jobs.supervision;

import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import java.nio.file.Path;

class PostgresqlSupervisionTest extends SupervisionContract {
  @Override
  Db open(Path directory) {
    return TestDatabases.postgresql();
  }
}
