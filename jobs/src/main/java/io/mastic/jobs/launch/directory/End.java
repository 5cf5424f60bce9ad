package io.mastic.jobs.launch.directory;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.jobs.launch.order.RunResult;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code end.json}: how the run's keeper saw it end.
 *
 * @param exitCode of the run's own process, or 128 and the number of the signal that ended it
 * @param ended what the keeper ended it for: the limits {@code memory} or {@code processes}, or
 *     {@code fenced} when its server was not heard of; null for nothing
 */
public record End(int exitCode, @Nullable String ended) {

  /** Spark's own exit code when memory has run out. */
  private static final int SPARK_OUT_OF_MEMORY = 52;

  private static final int SIGNALS = 128;

  private static final String OUT_OF_MEMORY = "Command Failed due to Out of Memory";

  public static Optional<End> of(RunDirectory run) {
    return run.note("end.json")
        .filter(note -> note.path("exitCode").isInt())
        .map(note -> new End(note.path("exitCode").asInt(), text(note.path("ended"))));
  }

  private static @Nullable String text(JsonNode node) {
    return node.textValue();
  }

  /**
   * What is to be said of a run that left no result of its own: a limit ended it, or its script
   * left.
   */
  Optional<RunResult> result(RunDirectory run) {
    Bounded bounds = Bounded.of(run);
    String message =
        switch (ended == null ? "" : ended) {
          case "memory" ->
              OUT_OF_MEMORY
                  + ": the run took more than "
                  + bounds.memoryMib()
                  + " MiB (the server's setting --run-memory)";
          case "processes" ->
              "Command failed: the run had more than "
                  + bounds.processes()
                  + " processes (the server's setting --run-processes)";
          case "fenced" ->
              "The server that ran it was not heard of for so long that another one might have"
                  + " taken the run; its processes were ended";
          default -> exitCode == SPARK_OUT_OF_MEMORY ? OUT_OF_MEMORY : null;
        };
    return message == null ? left(run) : Optional.of(RunResult.failed(exitCode, message));
  }

  /** Of a script of the JVM that has left by {@code System.exit} its code is the result. */
  private Optional<RunResult> left(RunDirectory run) {
    if (exitCode > SIGNALS || run.note("left.json").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(exitCode == 0 ? RunResult.succeeding() : RunResult.failed(exitCode, null));
  }
}
