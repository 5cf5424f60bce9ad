package io.mastic.jobs.optimizers;

import io.mastic.catalog.table.Tables;
import io.mastic.jobs.process.RunState;
import io.mastic.jobs.work.Work;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Json;
import io.mastic.kernel.task.Task;
import io.mastic.kernel.task.TaskHandler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.glue.model.TableOptimizerType;

/** An optimizer's turn: it runs, if there is something to do, and waits for its next turn. */
final class Turn implements TaskHandler {

  private static final String METADATA = "metadata_location";

  /** As on AWS, compaction that has failed so often is not tried again by itself. */
  private static final int FAILURES = 4;

  /** A turn that falls into a run comes when that has ended. */
  private static final Duration WAIT = Duration.ofMinutes(1);

  private final Db db;
  private final Tables tables;
  private final Optimizers optimizers;
  private final OptimizerRuns runs;
  private final Clock clock;

  Turn(Db db, Tables tables, Optimizers optimizers, OptimizerRuns runs, Clock clock) {
    this.db = db;
    this.tables = tables;
    this.optimizers = optimizers;
    this.runs = runs;
    this.clock = clock;
  }

  @Override
  public Outcome run(Task task) throws Exception {
    Caller caller = OptimizerKey.caller(Json.read(task.payload()));
    return caller.call(() -> take(OptimizerKey.of(Json.read(task.payload()))));
  }

  private Outcome take(OptimizerKey key) {
    return db.write(
        h -> {
          Optional<Optimizer> found = optimizers.find(key).filter(Optimizer::enabled);
          if (found.isEmpty()) {
            return DONE;
          }
          Optimizer optimizer = found.get();
          String metadata = tables.load(key.table()).parameters().getOrDefault(METADATA, "");
          if (runs.isUnderWay(key)) {
            return TaskHandler.again(clock.instant().plus(WAIT));
          }
          if (isDue(optimizer, metadata, runs.latest(key, FAILURES))) {
            runs.start(optimizer, metadata);
          }
          return TaskHandler.again(clock.instant().plus(optimizer.rate()));
        });
  }

  /**
   * Is there something to do? Compaction looks at a table that changed since it last did, and again
   * at one where it failed, but not for ever.
   *
   * @param latest its last runs, the latest first
   */
  static boolean isDue(Optimizer optimizer, String metadata, List<Work> latest) {
    if (optimizer.key().type() != TableOptimizerType.COMPACTION || latest.isEmpty()) {
      return true;
    }
    Instant said = optimizer.updatedAt();
    if (said.isAfter(latest.get(0).times().startedAt())) {
      return true;
    }
    if (latest.get(0).state() != RunState.SUCCEEDED) {
      return latest.size() < FAILURES || latest.stream().anyMatch(w -> !failedSince(w, said));
    }
    String left = Json.read(latest.get(0).answerOrNothing()).path("MetadataLocation").asText();
    return !metadata.equals(left);
  }

  private static boolean failedSince(Work work, Instant said) {
    return work.state() != RunState.SUCCEEDED && !work.times().startedAt().isBefore(said);
  }
}
