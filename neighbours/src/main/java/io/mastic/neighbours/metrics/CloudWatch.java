package io.mastic.neighbours.metrics;

import static io.mastic.neighbours.call.Served.done;
import static io.mastic.neighbours.call.Served.doneQuietly;

import io.mastic.kernel.Db;
import io.mastic.kernel.expiry.Expiry;
import io.mastic.neighbours.call.AwsModel;
import io.mastic.neighbours.call.Served;
import io.mastic.neighbours.call.TableService;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** CloudWatch, as far as jobs and who watches them have a use for it: metrics alone. */
public final class CloudWatch {

  /** Members of answers that are times. */
  public static final Set<String> TIMES = Set.of("Timestamp", "Timestamps");

  private static final String SUMMED =
      "values are summed up by minutes, or seconds with StorageResolution 1, and kept for 15 days";
  private static final String ONE_ACCOUNT = "an account sees its own metrics alone";

  private CloudWatch() {}

  public static TableService service(Db db, Clock clock) {
    MetricStore store = new MetricStore(db);
    PutMetrics put = new PutMetrics(db, store, clock);
    MetricReading reading = new MetricReading(store, clock);
    Map<String, Served> table =
        Map.of(
            "PutMetricData",
            doneQuietly(put::put)
                .noting(SUMMED)
                .without("EntityMetricData", "entities are not kept")
                .without("StrictEntityValidation", "entities are not kept"),
            "GetMetricStatistics",
            done(reading::statistics)
                .without("ExtendedStatistics", "values are summed up, and have no percentiles"),
            "GetMetricData",
            done(reading::data)
                .noting("each query is a MetricStat; expressions are refused")
                .without("LabelOptions", "labels have no times in them"),
            "ListMetrics",
            done(reading::list)
                .without("IncludeLinkedAccounts", ONE_ACCOUNT)
                .without("OwningAccount", ONE_ACCOUNT));
    return new TableService(
            new TableService.Named(
                "CloudWatch", "monitoring", "GraniteServiceVersion20100801", MetricErrors.INVALID),
            AwsModel.of("cloudwatch"),
            table,
            call -> List.of())
        .withActions("cloudwatch")
        .withQueryCodes(MetricErrors::queryCode);
  }

  /** Metrics that are old. */
  public static Expiry expiry(Clock clock) {
    return new MetricStore.OldMetrics(clock);
  }
}
