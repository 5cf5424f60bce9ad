package io.mastic.neighbours;

import io.mastic.kernel.Db;

class PostgresqlMachinesTest extends MachinesContract {

  @Override
  Db.Engine engine() {
    return Db.Engine.POSTGRESQL;
  }
}
