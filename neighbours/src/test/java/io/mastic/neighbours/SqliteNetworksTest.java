package io.mastic.neighbours;

import io.mastic.kernel.Db;

class SqliteNetworksTest extends NetworksContract {

  @Override
  Db.Engine engine() {
    return Db.Engine.SQLITE;
  }
}
