package io.mastic.kernel.key;

import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import java.nio.file.Path;

class PostgresqlAccessKeysTest extends AccessKeysContract {
  @Override
  Db open(Path directory) {
    return TestDatabases.postgresql();
  }
}
