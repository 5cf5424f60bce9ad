package io.mastic.kernel.signin;

import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import java.nio.file.Path;

class SqliteSignInsTest extends SignInsContract {
  @Override
  Db open(Path directory) {
    return TestDatabases.sqlite(directory);
  }
}
