package io.mastic.neighbours;

import io.mastic.kernel.Db;

class PostgresqlLakeTest extends LakeContract {

  @Override
  Db.Engine engine() {
    return Db.Engine.POSTGRESQL;
  }
}
