package io.mastic.runtime.progress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobMetricsTest {

  private static List<String> told(JobMetrics metrics, long now) throws Exception {
    JsonNode call =
        new ObjectMapper().readTree(metrics.report(new JobMetrics.Driver(25, 100, 0.5), now));
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
            "jvm.heap.used r gauge 25.0 Bytes",
            "jvm.heap.usage r gauge 0.25 Percent",
            "system.cpuSystemLoad ALL gauge 0.5 Percent");
    assertThat(told(metrics, 4500))
        .contains(
            "aggregate.numCompletedTasks r count 0.0 Count",
            "aggregate.elapsedTime r count 500.0 Milliseconds");
  }
}
