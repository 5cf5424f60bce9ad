package io.mastic.neighbours;

import io.mastic.kernel.Db;

class SqliteLogsTest extends LogsContract {

  @Override
  Db.Engine engine() {
    return Db.Engine.SQLITE;
  }
}
