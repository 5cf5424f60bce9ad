package io.mastic.neighbours;

import io.mastic.kernel.Db;

class SqliteTopicsTest extends TopicsContract {

  @Override
  Db.Engine engine() {
    return Db.Engine.SQLITE;
  }
}
