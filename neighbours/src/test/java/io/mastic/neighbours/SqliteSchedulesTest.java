package io.mastic.neighbours;

import io.mastic.kernel.Db;

class SqliteSchedulesTest extends SchedulesContract {

  @Override
  Db.Engine engine() {
    return Db.Engine.SQLITE;
  }
}
