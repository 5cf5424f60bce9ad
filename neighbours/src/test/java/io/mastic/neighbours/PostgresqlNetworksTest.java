package io.mastic.neighbours;

import io.mastic.kernel.Db;

class PostgresqlNetworksTest extends NetworksContract {

  @Override
  Db.Engine engine() {
    return Db.Engine.POSTGRESQL;
  }
}
