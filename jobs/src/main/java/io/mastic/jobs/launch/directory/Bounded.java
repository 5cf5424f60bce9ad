package io.mastic.jobs.launch.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The bounds of a run as {@code run.json} keeps them, for a server that finds the run.
 *
 * @param memoryMib 0 for no limit
 * @param processes 0 for no limit
 * @param countedMib what the run is expected to take
 */
public record Bounded(long memoryMib, int processes, long countedMib) {

  private static final String LIMITS = "limits";

  public static Bounded of(RunDirectory run) {
    JsonNode limits =
        run.note(run.spec().getFileName().toString()).map(n -> n.path(LIMITS)).orElse(null);
    return limits == null
        ? new Bounded(0, 0, 0)
        : new Bounded(
            limits.path("memoryMib").asLong(0),
            limits.path("processes").asInt(0),
            limits.path("countedMib").asLong(0));
  }

  public void writeInto(ObjectNode spec) {
    spec.putObject(LIMITS)
        .put("memoryMib", memoryMib)
        .put("processes", processes)
        .put("countedMib", countedMib);
  }
}
