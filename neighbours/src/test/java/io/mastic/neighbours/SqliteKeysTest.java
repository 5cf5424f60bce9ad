package io.mastic.neighbours;

import io.mastic.kernel.Db;

class SqliteKeysTest extends KeysContract {

  @Override
  Db.Engine engine() {
    return Db.Engine.SQLITE;
  }
}
