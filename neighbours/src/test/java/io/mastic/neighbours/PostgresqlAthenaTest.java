package io.mastic.neighbours;

import io.mastic.kernel.Db;

class PostgresqlAthenaTest extends AthenaContract {

  @Override
  Db.Engine engine() {
    return Db.Engine.POSTGRESQL;
  }
}
