package io.mastic.app;

import io.mastic.kernel.TestDatabases;

class PostgresqlHardNamesTest extends HardNamesContract {

  @Override
  String database() {
    return TestDatabases.postgresqlUrl();
  }
}
