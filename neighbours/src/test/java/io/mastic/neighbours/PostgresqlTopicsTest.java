package io.mastic.neighbours;

import io.mastic.kernel.Db;

class PostgresqlTopicsTest extends TopicsContract {

  @Override
  Db.Engine engine() {
    return Db.Engine.POSTGRESQL;
  }
}
