package io.mastic.neighbours;

import io.mastic.kernel.Db;

class SqliteSecretsTest extends SecretsContract {

  @Override
  Db.Engine engine() {
    return Db.Engine.SQLITE;
  }
}
