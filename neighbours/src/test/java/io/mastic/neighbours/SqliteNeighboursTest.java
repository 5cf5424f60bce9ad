package io.mastic.neighbours;

import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import java.nio.file.Path;

class SqliteNeighboursTest extends NeighboursContract {

  @Override
  Db database(Path directory) {
    return TestDatabases.sqlite(directory);
  }
}
