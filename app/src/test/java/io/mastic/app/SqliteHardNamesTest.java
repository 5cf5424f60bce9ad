package io.mastic.app;

import org.jspecify.annotations.Nullable;

class SqliteHardNamesTest extends HardNamesContract {

  @Override
  @Nullable String database() {
    return null;
  }
}
