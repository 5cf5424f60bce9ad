package io.mastic.neighbours;

import io.mastic.kernel.Db;

class SqliteQueuesTest extends QueuesContract {

  @Override
  Db.Engine engine() {
    return Db.Engine.SQLITE;
  }
}
