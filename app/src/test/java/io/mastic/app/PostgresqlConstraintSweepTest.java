package io.mastic.app;

import io.mastic.app.sweep.Probe;
import io.mastic.app.sweep.Probe.Outcome;
import io.mastic.kernel.TestDatabases;
import org.junit.jupiter.api.Tag;

/** The same once more on an engine that hardly any rule depends on. */
@Tag("slow")
class PostgresqlConstraintSweepTest extends ConstraintSweepContract {

  @Override
  String database() {
    return TestDatabases.postgresqlUrl();
  }

  /** What breaks a rule is refused before any database is asked. */
  @Override
  boolean isWorthwhile(Probe probe) {
    return probe.outcome() == Outcome.KEEPS_THE_RULES;
  }
}
