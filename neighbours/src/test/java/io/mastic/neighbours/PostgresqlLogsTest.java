package io.mastic.neighbours;

import io.mastic.kernel.Db;

class PostgresqlLogsTest extends LogsContract {

  @Override
  Db.Engine engine() {
    return Db.Engine.POSTGRESQL;
  }
}
