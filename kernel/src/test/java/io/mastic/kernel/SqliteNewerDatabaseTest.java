package io.mastic.kernel;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteNewerDatabaseTest extends NewerDatabaseContract {

  @TempDir private Path directory;

  @Override
  Db open() {
    return TestDatabases.sqlite(directory);
  }
}
