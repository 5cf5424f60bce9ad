package io.mastic.neighbours;

import io.mastic.kernel.Db;

class SqliteMetricsTest extends MetricsContract {

  @Override
  Db.Engine engine() {
    return Db.Engine.SQLITE;
  }
}
