package io.mastic.kernel;

import java.nio.file.Path;

class SqliteLeasesTest extends LeasesContract {
  @Override
  Db open(Path directory) {
    return TestDatabases.sqlite(directory);
  }
}
