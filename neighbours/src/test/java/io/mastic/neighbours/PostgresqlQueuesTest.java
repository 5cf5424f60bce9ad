package io.mastic.neighbours;

import io.mastic.kernel.Db;

class PostgresqlQueuesTest extends QueuesContract {

  @Override
  Db.Engine engine() {
    return Db.Engine.POSTGRESQL;
  }
}
