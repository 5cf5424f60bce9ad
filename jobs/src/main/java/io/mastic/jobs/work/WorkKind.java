package io.mastic.jobs.work;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.jobs.launch.order.JobKind;
import io.mastic.jobs.process.RunEnd;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A kind of work that processes do for the server. */
public interface WorkKind {

  /** By which the runtime knows it, too. */
  String name();

  /** What its processes are: Spark by the runtime, or Python alone. */
  default JobKind runtime() {
    return JobKind.GLUEETL;
  }

  /** How long a piece of it may take: no process of ours hangs for ever. */
  default Duration longest() {
    return Duration.ofDays(2);
  }

  /** Parameters as a job's, which the launcher obeys for the process; on behalf of its account. */
  default Map<String, String> parameters(Work work) {
    return Map.of();
  }

  /**
   * Takes over what the process found out, in the transaction in which the work succeeds, and on
   * behalf of the work's account.
   *
   * @return what of the answer is kept with the work, for who asks for it later
   * @throws software.amazon.awssdk.services.glue.model.GlueException or IllegalArgumentException if
   *     it cannot be taken over: then the work has failed with that message
   */
  Optional<String> accept(Work work, JsonNode answer);

  /**
   * Hears that a piece of work has ended, in the transaction that says so, and on behalf of the
   * work's account.
   */
  default void ended(Work work, RunEnd end) {}
}
