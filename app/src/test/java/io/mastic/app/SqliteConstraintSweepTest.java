package io.mastic.app;

import io.mastic.app.sweep.Probe;
import org.jspecify.annotations.Nullable;

class SqliteConstraintSweepTest extends ConstraintSweepContract {

  @Override
  @Nullable String database() {
    return null;
  }

  @Override
  boolean isWorthwhile(Probe probe) {
    return true;
  }
}
