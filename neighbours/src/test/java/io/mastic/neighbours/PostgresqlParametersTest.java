package io.mastic.neighbours;

import io.mastic.kernel.Db;

class PostgresqlParametersTest extends ParametersContract {

  @Override
  Db.Engine engine() {
    return Db.Engine.POSTGRESQL;
  }
}
