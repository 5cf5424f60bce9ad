package io.mastic.crawlers.dynamo;

import java.time.Duration;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * How fast a table may be read, so that others still can.
 *
 * @param unitsPerSecond of read capacity; empty where a table has no bound of its own
 */
record ReadPace(OptionalDouble unitsPerSecond) {

  private static final double OF_PROVISIONED = 0.5;
  private static final double OF_ON_DEMAND = 0.25;

  /**
   * @param rate the share that a target asks for; null for AWS's: half of what is provisioned, a
   *     quarter of the most that a table on demand may have
   */
  static ReadPace of(TableDescription table, @Nullable Double rate) {
    boolean onDemand =
        table.billingModeSummary() != null
            && table.billingModeSummary().billingMode() == BillingMode.PAY_PER_REQUEST;
    Long units =
        onDemand
            ? table.onDemandThroughput() == null
                ? null
                : table.onDemandThroughput().maxReadRequestUnits()
            : table.provisionedThroughput() == null
                ? null
                : table.provisionedThroughput().readCapacityUnits();
    double share = rate != null ? rate : onDemand ? OF_ON_DEMAND : OF_PROVISIONED;
    return new ReadPace(
        units == null || units <= 0 ? OptionalDouble.empty() : OptionalDouble.of(units * share));
  }

  /** How long to wait after what took so many units in so long a time. */
  Duration pause(double units, Duration taken) {
    if (unitsPerSecond.isEmpty()) {
      return Duration.ZERO;
    }
    Duration due = Duration.ofMillis(Math.round(1000 * units / unitsPerSecond.getAsDouble()));
    return due.compareTo(taken) > 0 ? due.minus(taken) : Duration.ZERO;
  }
}
