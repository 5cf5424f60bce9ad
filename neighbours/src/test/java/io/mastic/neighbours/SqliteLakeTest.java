package io.mastic.neighbours;

import io.mastic.kernel.Db;

class SqliteLakeTest extends LakeContract {

  @Override
  Db.Engine engine() {
    return Db.Engine.SQLITE;
  }
}
