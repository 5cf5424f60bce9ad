package io.mastic.app;

import io.mastic.jobs.process.Supervision;
import io.mastic.kernel.task.Tasks;
import java.time.Duration;

/** For how long a server holds what it has taken up; decision 4 has the arithmetic. */
final class Leasing {

  private Leasing() {}

  /** The length of a lease; {@code -Dmastic.lease=PT5S} makes servers find out faster. */
  static Duration lease() {
    String said = System.getProperty("mastic.lease");
    return said == null ? Tasks.LEASE : Duration.parse(said);
  }

  /** A lease before others may take a run, its processes end where their server is not heard of. */
  static Duration fence(Settings settings) {
    return settings.storage().database() == null
        ? Duration.ZERO
        : lease().multipliedBy(Supervision.LEASES - 1);
  }
}
