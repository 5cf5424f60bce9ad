package io.mastic.neighbours;

import io.mastic.kernel.Db;

class SqliteEventsTest extends EventsContract {

  @Override
  Db.Engine engine() {
    return Db.Engine.SQLITE;
  }
}
