package io.mastic.jobs.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.jobs.launch.order.JobKind;
import io.mastic.jobs.version.SparkLine;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnheededTest {

  private static List<String> lines(
      JobKind kind, @Nullable String version, Map<String, String> arguments) {
    return new Unheeded(SparkLine.SPARK_3_5, "3.5.7", "3.12", "iceberg"::equals)
        .lines(Orders.of(kind, version, arguments), false);
  }

  @ParameterizedTest
  @CsvSource({"0.9, 2.2, 2.7", "1.0, 2.4, 3.6", "2.0, 2.4, 3.7", "3.0, 3.1, 3.7", "4.0, 3.3, 3.10"})
  void anOlderVersionSaysWhatItIsAtAwsAndWhatTheRunHas(String glue, String spark, String python) {
    assertThat(lines(JobKind.GLUEETL, glue, Map.of()))
        .containsExactly(
            "Glue version "
                + glue
                + " is AWS's Spark "
                + spark
                + " and Python "
                + python
                + "; this run has Spark 3.5.7 and Python 3.12");
    assertThat(lines(JobKind.PYTHONSHELL, glue, Map.of())).isEmpty();
  }

  @Test
  void aJobWithoutAVersionIsOfTheNewest() {
    assertThat(lines(JobKind.GLUEETL, null, Map.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"5.0", "5.1", "5.9"})
  void aVersionOfThisSparkSaysNothing(String glue) {
    assertThat(lines(JobKind.GLUEETL, glue, Map.of())).isEmpty();
  }

  @Test
  void tableFormatsWithoutLibrariesAreNamed() {
    assertThat(lines(JobKind.GLUEETL, "5.0", Map.of("--datalake-formats", "iceberg"))).isEmpty();
    assertThat(lines(JobKind.GLUEETL, "5.0", Map.of("--datalake-formats", "iceberg,hudi")))
        .singleElement()
        .asString()
        .startsWith("accepted, without effect here: --datalake-formats hudi (");
  }

  @Test
  void whatActsIsNotListed() {
    assertThat(lines(JobKind.GLUEETL, "5.0", Map.of("--enable-glue-datacatalog", ""))).isEmpty();
  }

  @Test
  void anEventLogNeedsBothOfItsArguments() {
    String key = "--enable-spark-ui";
    String path = "--spark-event-logs-path";
    assertThat(lines(JobKind.GLUEETL, "5.0", Map.of(key, "true", path, "s3://b/e/"))).isEmpty();
    // A page while it runs is something.
    assertThat(lines(JobKind.GLUEETL, "5.0", Map.of(key, "true"))).isEmpty();
    assertThat(lines(JobKind.GLUEETL, "5.0", Map.of(path, "s3://b/e/"))).hasSize(1);
    assertThat(lines(JobKind.PYTHONSHELL, "5.0", Map.of(key, "true", path, "s3://b/e/")))
        .hasSize(1);
  }

  @Test
  void theAnalyticsSetIsOfPythonShellRuns() {
    Map<String, String> asked = Map.of("--library-set", "analytics");
    assertThat(lines(JobKind.PYTHONSHELL, "5.0", asked)).isEmpty();
    assertThat(lines(JobKind.PYTHONSHELL, "5.0", Map.of("--library-set", "none"))).hasSize(1);
    assertThat(lines(JobKind.GLUEETL, "5.0", asked)).hasSize(1);
  }

  @Test
  void whatIsSwitchedOffIsNotMissed() {
    assertThat(lines(JobKind.GLUEETL, "5.0", Map.of("--enable-metrics", "false"))).isEmpty();
    assertThat(lines(JobKind.GLUEETL, "5.0", Map.of("--enable-metrics", ""))).isEmpty();
    assertThat(lines(JobKind.PYTHONSHELL, "5.0", Map.of("--enable-metrics", "false"))).isEmpty();
    assertThat(lines(JobKind.PYTHONSHELL, "5.0", Map.of("--enable-metrics", ""))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--enable-auto-scaling", "--auto-scale-within-microbatch"})
  void onOneMachineNoExecutorsComeAndGo(String key) {
    assertThat(lines(JobKind.GLUEETL, "5.0", Map.of(key, "true")))
        .singleElement()
        .asString()
        .contains(key, "one process on one machine");
    assertThat(lines(JobKind.GLUEETL, "5.0", Map.of(key, "false"))).isEmpty();
    assertThat(
            new Unheeded(SparkLine.SPARK_3_5, "3.5.7", "3.12", "iceberg"::equals)
                .lines(Orders.of(JobKind.GLUEETL, "5.0", Map.of(key, "true")), true))
        .isEmpty();
  }

  @Test
  void aShellHasNoSparkToObserve() {
    Map<String, String> asked = Map.of("--enable-observability-metrics", "true");
    assertThat(lines(JobKind.GLUEETL, "5.0", asked)).isEmpty();
    assertThat(lines(JobKind.PYTHONSHELL, "5.0", asked)).hasSize(1);
  }
}
