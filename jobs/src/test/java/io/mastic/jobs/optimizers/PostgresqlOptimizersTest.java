package io.mastic.jobs.optimizers;

import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import java.nio.file.Path;

class PostgresqlOptimizersTest extends OptimizersContract {
  @Override
  Db open(Path directory) {
    return TestDatabases.postgresql();
  }
}
