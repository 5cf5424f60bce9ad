package io.mastic.jobs.optimizers;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.contract.Pojos;
import io.mastic.jobs.process.RunState;
import io.mastic.jobs.work.Work;
import io.mastic.kernel.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.glue.model.CompactionMetrics;
import software.amazon.awssdk.services.glue.model.CompactionStrategy;
import software.amazon.awssdk.services.glue.model.ConfigurationSource;
import software.amazon.awssdk.services.glue.model.IcebergCompactionMetrics;
import software.amazon.awssdk.services.glue.model.IcebergOrphanFileDeletionMetrics;
import software.amazon.awssdk.services.glue.model.IcebergRetentionMetrics;
import software.amazon.awssdk.services.glue.model.OrphanFileDeletionMetrics;
import software.amazon.awssdk.services.glue.model.RetentionMetrics;
import software.amazon.awssdk.services.glue.model.TableOptimizer;
import software.amazon.awssdk.services.glue.model.TableOptimizerEventType;
import software.amazon.awssdk.services.glue.model.TableOptimizerRun;

/** Optimizers and their runs as AWS shows them. */
final class OptimizerView {

  private static final double MILLIS_OF_HOUR = Duration.ofHours(1).toMillis();

  private OptimizerView() {}

  static TableOptimizer of(Optimizer optimizer, Optional<Work> last, Instant now) {
    return TableOptimizer.builder()
        .type(optimizer.key().type())
        .configuration(optimizer.configuration())
        .configurationSource(ConfigurationSource.TABLE)
        .lastRun(last.map(work -> run(work, now)).orElse(null))
        .build();
  }

  static TableOptimizerRun run(Work work, Instant now) {
    TableOptimizerRun.Builder run =
        TableOptimizerRun.builder()
            .eventType(event(work.state()))
            .startTimestamp(work.times().startedAt())
            .endTimestamp(work.times().completedAt())
            .error(work.state() == RunState.STOPPED ? "The run was stopped" : work.error());
    JsonNode request = Json.read(work.request());
    if (request.path("Type").asText().equals("compaction")) {
      run.compactionStrategy(
          CompactionStrategy.fromValue(
              request
                  .at("/Configuration/compactionConfiguration/icebergConfiguration/strategy")
                  .asText("binpack")));
    }
    if (work.state() == RunState.SUCCEEDED) {
      addMetrics(run, request.path("Type").asText(), work, now);
    }
    return run.build();
  }

  /** One process on this machine is one of AWS's units. */
  private static void addMetrics(
      TableOptimizerRun.Builder run, String type, Work work, Instant now) {
    String figures = Json.read(work.answerOrNothing()).path("IcebergMetrics").toString();
    double hours = work.times().execution(now).toMillis() / MILLIS_OF_HOUR;
    switch (type) {
      case "compaction" ->
          run.compactionMetrics(
              CompactionMetrics.builder()
                  .icebergMetrics(
                      Pojos.read(figures, IcebergCompactionMetrics.builder())
                          .dpuHours(hours)
                          .numberOfDpus(1)
                          .jobDurationInHour(hours)
                          .build())
                  .build());
      case "retention" ->
          run.retentionMetrics(
              RetentionMetrics.builder()
                  .icebergMetrics(
                      Pojos.read(figures, IcebergRetentionMetrics.builder())
                          .dpuHours(hours)
                          .numberOfDpus(1)
                          .jobDurationInHour(hours)
                          .build())
                  .build());
      default ->
          run.orphanFileDeletionMetrics(
              OrphanFileDeletionMetrics.builder()
                  .icebergMetrics(
                      Pojos.read(figures, IcebergOrphanFileDeletionMetrics.builder())
                          .dpuHours(hours)
                          .numberOfDpus(1)
                          .jobDurationInHour(hours)
                          .build())
                  .build());
    }
  }

  private static TableOptimizerEventType event(RunState state) {
    return switch (state) {
      case WAITING, STARTING -> TableOptimizerEventType.STARTING;
      case RUNNING, STOPPING -> TableOptimizerEventType.IN_PROGRESS;
      case SUCCEEDED -> TableOptimizerEventType.COMPLETED;
      case STOPPED, FAILED, TIMEOUT, ERROR, EXPIRED -> TableOptimizerEventType.FAILED;
    };
  }
}
