package io.mastic.jobs.optimizers;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.glue.model.TableOptimizerConfiguration;

/**
 * An optimizer of a table.
 *
 * @param updatedAt when its configuration was last said
 */
record Optimizer(
    OptimizerKey key,
    TableOptimizerConfiguration configuration,
    Instant createdAt,
    Instant updatedAt) {

  private static final int DAILY = 24;

  /** How soon a change of a table is noticed. */
  private static final Duration LOOK = Duration.ofMinutes(10);

  boolean enabled() {
    return Boolean.TRUE.equals(configuration.enabled());
  }

  /** The time from one run, or one look whether there is something to do, to the next. */
  Duration rate() {
    return switch (key.type()) {
      case RETENTION ->
          hours(
              Optional.ofNullable(configuration.retentionConfiguration())
                  .map(c -> c.icebergConfiguration())
                  .map(c -> c.runRateInHours()));
      case ORPHAN_FILE_DELETION ->
          hours(
              Optional.ofNullable(configuration.orphanFileDeletionConfiguration())
                  .map(c -> c.icebergConfiguration())
                  .map(c -> c.runRateInHours()));
      default -> LOOK;
    };
  }

  private static Duration hours(Optional<Integer> rate) {
    return Duration.ofHours(rate.orElse(DAILY));
  }
}
