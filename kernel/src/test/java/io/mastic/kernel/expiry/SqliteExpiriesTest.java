package io.mastic.kernel.expiry;

import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import java.nio.file.Path;

class SqliteExpiriesTest extends ExpiriesContract {
  @Override
  Db open(Path directory) {
    return TestDatabases.sqlite(directory);
  }
}
