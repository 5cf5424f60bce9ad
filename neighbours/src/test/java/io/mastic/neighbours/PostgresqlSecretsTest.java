package io.mastic.neighbours;

import io.mastic.kernel.Db;

class PostgresqlSecretsTest extends SecretsContract {

  @Override
  Db.Engine engine() {
    return Db.Engine.POSTGRESQL;
  }
}
