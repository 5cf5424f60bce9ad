package io.mastic.kernel;

class PostgresqlNewerDatabaseTest extends NewerDatabaseContract {

  @Override
  Db open() {
    return TestDatabases.postgresql();
  }
}
