package io.mastic.app.data;

import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import java.nio.file.Path;

class SqliteStackRetentionTest extends StackRetentionContract {
  @Override
  Db open(Path directory) {
    return TestDatabases.sqlite(directory);
  }
}
