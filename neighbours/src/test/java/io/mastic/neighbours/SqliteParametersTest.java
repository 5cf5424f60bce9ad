package io.mastic.neighbours;

import io.mastic.kernel.Db;

class SqliteParametersTest extends ParametersContract {

  @Override
  Db.Engine engine() {
    return Db.Engine.SQLITE;
  }
}
