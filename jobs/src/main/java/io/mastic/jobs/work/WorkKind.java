package io.mastic.jobs.work;

import com.fasterxml.jackson.databind.JsonNode;

/** A kind of work that Spark does for the server. */
public interface WorkKind {

  /** By which the runtime knows it, too. */
  String name();

  /**
   * Takes over what the process found out, in the transaction in which the work succeeds, and on
   * behalf of the work's account.
   *
   * @throws software.amazon.awssdk.services.glue.model.GlueException or IllegalArgumentException if
   *     it cannot be taken over: then the work has failed with that message
   */
  void accept(Work work, JsonNode answer);
}
