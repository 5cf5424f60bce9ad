package io.mastic.neighbours;

import io.mastic.kernel.Db;

class SqliteMachinesTest extends MachinesContract {

  @Override
  Db.Engine engine() {
    return Db.Engine.SQLITE;
  }
}
