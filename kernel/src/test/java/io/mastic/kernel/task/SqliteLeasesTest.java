package io.mastic.kernel.task;

import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import java.nio.file.Path;

class SqliteLeasesTest extends LeasesContract {
  @Override
  Db open(Path directory) {
    return TestDatabases.sqlite(directory);
  }
}
