package io.mastic.workflows;

import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import java.nio.file.Path;

class SqliteWorkflowRetentionTest extends WorkflowRetentionContract {
  @Override
  Db open(Path directory) {
    return TestDatabases.sqlite(directory);
  }
}
