package io.mastic.neighbours;

import io.mastic.kernel.Db;

class PostgresqlKeysTest extends KeysContract {

  @Override
  Db.Engine engine() {
    return Db.Engine.POSTGRESQL;
  }
}
