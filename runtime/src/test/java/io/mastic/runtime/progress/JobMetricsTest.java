package io.mastic.runtime.progress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mastic.runtime.progress.ExecutorFigures.Gauge;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobMetricsTest {

  private static List<String> told(JobMetrics metrics, long now) throws Exception {
    JsonNode call =
        new ObjectMapper()
            .readTree(
                metrics.report(
                    List.of(new Gauge("glue.driver.jvm.heap.usage", "Percent", 0.25)), now));
    assertThat(call.path("Namespace").asText()).isEqualTo("Glue");
    List<String> all = new ArrayList<>();
    for (JsonNode each : call.path("MetricData")) {
      assertThat(each.at("/Dimensions/0/Value").asText()).isEqualTo("j");
      all.add(
          each.path("MetricName").asText().replace("glue.driver.", "")
              + " "
              + each.at("/Dimensions/1/Value").asText()
              + " "
              + each.at("/Dimensions/2/Value").asText()
              + " "
              + each.path("Value").asDouble()
              + " "
              + each.path("Unit").asText());
    }
    return all;
  }

  @Test
  void eachReportHasWhatCameSinceTheLastOne() throws Exception {
    JobMetrics metrics = new JobMetrics("j", "r", 1000);
    metrics.count("numCompletedTasks", 2);
    metrics.count("bytesRead", 7);
    assertThat(told(metrics, 4000))
        .contains(
            "aggregate.numCompletedTasks r count 2.0 Count",
            "aggregate.numCompletedTasks ALL count 2.0 Count",
            "aggregate.bytesRead r count 7.0 Bytes",
            "aggregate.numFailedTasks r count 0.0 Count",
            "aggregate.elapsedTime r count 3000.0 Milliseconds",
            "jvm.heap.usage r gauge 0.25 Percent",
            "jvm.heap.usage ALL gauge 0.25 Percent");
    metrics.batch(3, 40);
    metrics.batch(5, 60);
    assertThat(told(metrics, 4500))
        .contains(
            "aggregate.numCompletedTasks r count 0.0 Count",
            "aggregate.elapsedTime r count 500.0 Milliseconds",
            "streaming.numRecords r count 3.0 Count",
            "streaming.numRecords r count 5.0 Count",
            "streaming.batchProcessingTimeInMs ALL count 60.0 Count");
    assertThat(told(metrics, 5000)).noneMatch(line -> line.startsWith("streaming"));
  }
}
