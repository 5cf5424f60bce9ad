package io.mastic.neighbours;

import io.mastic.kernel.Db;

class PostgresqlMetricsTest extends MetricsContract {

  @Override
  Db.Engine engine() {
    return Db.Engine.POSTGRESQL;
  }
}
