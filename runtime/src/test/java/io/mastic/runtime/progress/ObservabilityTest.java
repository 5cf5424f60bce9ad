package io.mastic.runtime.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mastic.runtime.progress.MetricReport.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

/** Glue's observability figures, each by what a run does. */
class ObservabilityTest {

  @Test
  void aStageIsUnevenBeyondFiveTimesItsMedian() {
    Skewness skewness = new Skewness(5);
    for (long duration : new long[] {10, 10, 10, 50}) {
      skewness.task(1, duration);
    }
    assertThat(skewness.ofStages()).isZero();
    skewness.task(1, 100);
    assertThat(skewness.ofStages()).isEqualTo(1);
    skewness.over(1, 100);
    assertThat(skewness.ofJob()).isEqualTo(1);
    skewness.task(2, 10);
    skewness.task(2, 10);
    assertThat(skewness.ofStages()).isZero();
    skewness.over(2, 300);
    assertThat(skewness.ofJob()).as("by its share of the time").isEqualTo(0.25);
    Skewness strict = new Skewness(2);
    strict.task(1, 10);
    strict.task(1, 10);
    strict.task(1, 40);
    assertThat(strict.ofStages()).isEqualTo(1);
  }

  @Test
  void ofALongStageTheMedianIsNearEnough() {
    Skewness skewness = new Skewness(5);
    for (int i = 0; i < 20_000; i++) {
      skewness.task(1, i % 2 == 0 ? 100 : 101);
    }
    skewness.task(1, 1515);
    assertThat(skewness.ofStages()).isEqualTo(2, within(0.05));
  }

  @Test
  void executorsAreBusyWhileTheyHaveATask() {
    BusyShare share = new BusyShare();
    assertThat(share.take(0)).isZero();
    share.came("1", 0);
    share.came("2", 0);
    share.began("1", 10);
    share.began("1", 20);
    share.ended("1", 30);
    share.ended("1", 60);
    assertThat(share.take(100)).as("50 of 200").isEqualTo(0.25);
    share.began("2", 100);
    assertThat(share.take(200)).as("still under way").isEqualTo(0.5);
    share.went("2", 250);
    assertThat(share.take(300)).as("50 of 150").isEqualTo(1.0 / 3, within(1e-9));
    assertThat(share.take(400)).as("who went is forgotten").isZero();
  }

  @Test
  void whatWentThroughEachPlaceIsTold() throws Exception {
    SparkConf conf =
        new SparkConf(false).set(MetricsListener.JOB, "j").set(MetricsListener.RUN, "r");
    Flows flows = new Flows();
    flows.add(Flows.Way.READ, "s3://b/in", "parquet", 3, 70);
    flows.add(Flows.Way.READ, "s3://b/in", "parquet", 1, 30);
    flows.add(Flows.Way.WRITTEN, "s3://b/日本", "json", 2, 5);
    List<Figure> figures = new ObservabilityListener(conf, flows).figures(1000);
    assertThat(figures)
        .contains(
            new Figure("glue.driver.recordsRead", "gauge", "Count", 100, in("Source", "s3://b/in")),
            new Figure("glue.driver.filesRead", "gauge", "Count", 4, in("Source", "s3://b/in")),
            new Figure("glue.driver.recordsWritten", "gauge", "Count", 5, in("Sink", "s3://b/")),
            new Figure("glue.driver.filesWritten", "gauge", "Count", 2, in("Sink", "s3://b/")));
    assertThat(figures)
        .extracting(Figure::name)
        .contains(
            "glue.driver.skewness.stage",
            "glue.driver.skewness.job",
            "glue.driver.workerUtilization",
            "glue.driver.memory.heap.available",
            "glue.driver.memory.heap.used",
            "glue.driver.memory.non-heap.used.percentage",
            "glue.driver.memory.total.used.percentage",
            "glue.driver.disk.available_GB",
            "glue.driver.disk.used_GB");
    assertThat(figures)
        .filteredOn(figure -> figure.name().endsWith("percentage"))
        .hasSize(4)
        .allSatisfy(figure -> assertThat(figure.value()).isBetween(0.1, 100.0));
    assertThat(told(MetricReport.of(conf).orElseThrow().body(figures.subList(0, 1))))
        .containsExactly(
            "glue.driver.skewness.stage j r gauge job_performance",
            "glue.driver.skewness.stage j ALL gauge job_performance");
  }

  private static Map<String, String> in(String dimension, String place) {
    return Map.of("ObservabilityGroup", "resource_utilization", dimension, place);
  }

  private static List<String> told(String body) throws Exception {
    List<String> all = new ArrayList<>();
    for (JsonNode each : new ObjectMapper().readTree(body).path("MetricData")) {
      StringBuilder line = new StringBuilder(each.path("MetricName").asText());
      each.path("Dimensions")
          .forEach(dimension -> line.append(' ').append(dimension.path("Value").asText()));
      all.add(line.toString());
    }
    return all;
  }

  @Test
  void aPlaceIsNamedInAscii() {
    assertThat(ObservabilityListener.place("Source", "日本"))
        .containsEntry("Source", "<non-ASCII input>");
    assertThat(ObservabilityListener.place("Sink", "x".repeat(600)).get("Sink")).hasSize(500);
  }
}
