package io.mastic.neighbours;

import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import java.nio.file.Path;

class PostgresqlNeighboursTest extends NeighboursContract {

  @Override
  Db database(Path directory) {
    return TestDatabases.postgresql();
  }
}
