package io.mastic.runtime.stream;

import io.mastic.runtime.progress.MetricReport;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.streaming.StreamingQueryListener;
import org.apache.spark.sql.streaming.StreamingQueryProgress;
import org.apache.spark.sql.util.QueryExecutionListener;
import scala.Option;

/**
 * How long the oldest message of a batch had been in its stream when the batch began: each batch of
 * a stream, and each query over what is in it now, tells CloudWatch's metrics, if the script asks
 * for that.
 */
final class ConsumerLag extends StreamingQueryListener implements QueryExecutionListener {

  static final String OPTION = "emitConsumerLagMetrics";
  static final String METRIC = "glue.driver.streaming.maxConsumerLagInMs";

  private static final String OLDEST = "oldest";

  private final String observation;
  private final MetricReport report;
  private boolean failed;

  private ConsumerLag(String observation, MetricReport report) {
    this.observation = observation;
    this.report = report;
  }

  /**
   * These messages, whose oldest one is noted as they pass by.
   *
   * @param received the column that says when a message came into the stream
   */
  static Dataset<Row> told(Dataset<Row> messages, Column received) {
    Optional<MetricReport> report =
        MetricReport.of(messages.sparkSession().sparkContext().getConf());
    if (report.isEmpty()) {
      System.err.println("[mastic] " + OPTION + ": there is no job whose metrics these would be");
      return messages;
    }
    String name = "mastic-lag-" + UUID.randomUUID();
    ConsumerLag lag = new ConsumerLag(name, report.get());
    if (messages.isStreaming()) {
      messages.sparkSession().streams().addListener(lag);
    } else {
      messages.sparkSession().listenerManager().register(lag);
    }
    return messages.observe(name, functions.min(received).as(OLDEST));
  }

  @Override
  public void onQueryProgress(QueryProgressEvent event) {
    StreamingQueryProgress progress = event.progress();
    tell(
        Optional.ofNullable(progress.observedMetrics().get(observation)),
        Instant.parse(progress.timestamp()).toEpochMilli());
  }

  @Override
  public void onSuccess(String action, QueryExecution query, long nanos) {
    Option<Row> observed = query.observedMetrics().get(observation);
    tell(
        observed.isDefined() ? Optional.of(observed.get()) : Optional.empty(),
        System.currentTimeMillis() - TimeUnit.NANOSECONDS.toMillis(nanos));
  }

  /** Nothing of another query, and of one without messages. */
  private void tell(Optional<Row> observed, long began) {
    if (observed.isEmpty() || observed.get().isNullAt(0)) {
      return;
    }
    long lag = Math.max(0, began - observed.get().getTimestamp(0).getTime());
    try {
      report.send(List.of(MetricReport.Figure.gauge(METRIC, "Milliseconds", (double) lag)));
    } catch (IOException | RuntimeException e) {
      if (!failed) {
        failed = true;
        System.err.println("[mastic] " + METRIC + " is not kept: " + e.getMessage());
      }
    }
  }

  @Override
  public void onFailure(String action, QueryExecution query, Exception error) {}

  @Override
  public void onQueryStarted(QueryStartedEvent event) {}

  @Override
  public void onQueryTerminated(QueryTerminatedEvent event) {}
}
