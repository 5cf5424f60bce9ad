package io.mastic.neighbours;

import io.mastic.kernel.Db;

class PostgresqlEventsTest extends EventsContract {

  @Override
  Db.Engine engine() {
    return Db.Engine.POSTGRESQL;
  }
}
