package io.mastic.neighbours;

import io.mastic.kernel.Db;

class PostgresqlSchedulesTest extends SchedulesContract {

  @Override
  Db.Engine engine() {
    return Db.Engine.POSTGRESQL;
  }
}
