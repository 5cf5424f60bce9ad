package io.mastic.runtime.progress;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.runtime.progress.ExecutorFigures.Gauge;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.executor.TaskMetrics;

/**
 * Glue's figures of a run between two reports: what was counted since the last one, and how its
 * processes are now.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/glue/latest/dg/monitoring-awsglue-with-cloudwatch-metrics.html">Glue's
 *     metrics</a>
 */
final class JobMetrics {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String AGGREGATE = "glue.driver.aggregate.";

  private static final String STREAMING = "glue.driver.streaming.";

  /** A report may have 1,000 values. */
  private static final int MOST_BATCHES = 200;

  /** Of all runs of a job together, beside those of each. */
  private static final String ALL = "ALL";

  private final String job;
  private final String run;
  private final Map<String, Long> counts = new LinkedHashMap<>();
  private final List<Batch> batches = new ArrayList<>();
  private long reportedAt;

  /** A batch of a stream. */
  private record Batch(long records, long millis) {}

  JobMetrics(String job, String run, long now) {
    this.job = job;
    this.run = run;
    this.reportedAt = now;
    clear();
  }

  private void clear() {
    for (String name :
        List.of(
            "bytesRead",
            "recordsRead",
            "shuffleBytesWritten",
            "shuffleLocalBytesRead",
            "numCompletedStages",
            "numCompletedTasks",
            "numFailedTasks",
            "numKilledTasks")) {
      counts.put(name, 0L);
    }
  }

  void count(String name, long more) {
    counts.merge(name, more, Long::sum);
  }

  void count(TaskMetrics task) {
    count("bytesRead", task.inputMetrics().bytesRead());
    count("recordsRead", task.inputMetrics().recordsRead());
    count("shuffleBytesWritten", task.shuffleWriteMetrics().bytesWritten());
    count("shuffleLocalBytesRead", task.shuffleReadMetrics().localBytesRead());
  }

  /** A stream has done with a batch. */
  void batch(long records, long millis) {
    if (batches.size() < MOST_BATCHES) {
      batches.add(new Batch(records, millis));
    }
  }

  /** The body of PutMetricData, after which counting begins anew. */
  String report(List<Gauge> gauges, long now) {
    ObjectNode call = JSON.createObjectNode().put("Namespace", "Glue");
    ArrayNode data = call.putArray("MetricData");
    counts.forEach(
        (name, count) ->
            tell(
                data, AGGREGATE + name, "count", name.contains("ytes") ? "Bytes" : "Count", count));
    tell(data, AGGREGATE + "elapsedTime", "count", "Milliseconds", (double) (now - reportedAt));
    for (Batch batch : batches) {
      tell(data, STREAMING + "numRecords", "count", "Count", (double) batch.records());
      tell(data, STREAMING + "batchProcessingTimeInMs", "count", "Count", (double) batch.millis());
    }
    gauges.forEach(gauge -> tell(data, gauge.name(), "gauge", gauge.unit(), gauge.value()));
    clear();
    batches.clear();
    reportedAt = now;
    return call.toString();
  }

  private void tell(ArrayNode data, String name, String type, String unit, double value) {
    for (String of : List.of(run, ALL)) {
      ObjectNode each = data.addObject().put("MetricName", name);
      each.put("Unit", unit).put("Value", value);
      ArrayNode dimensions = each.putArray("Dimensions");
      dimensions.addObject().put("Name", "JobName").put("Value", job);
      dimensions.addObject().put("Name", "JobRunId").put("Value", of);
      dimensions.addObject().put("Name", "Type").put("Value", type);
    }
  }
}
