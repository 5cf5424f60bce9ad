package io.mastic.jobs.run;

import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import java.nio.file.Path;

class PostgresqlJobRetentionTest extends JobRetentionContract {
  @Override
  Db open(Path directory) {
    return TestDatabases.postgresql();
  }
}
