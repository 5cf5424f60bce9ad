package io.mastic.neighbours;

import io.mastic.kernel.Db;

class SqliteAthenaTest extends AthenaContract {

  @Override
  Db.Engine engine() {
    return Db.Engine.SQLITE;
  }
}
