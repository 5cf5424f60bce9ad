package io.mastic.jobs.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnheededTest {

  private static List<String> lines(
      JobKind kind, @Nullable String version, Map<String, String> arguments) {
    return Unheeded.lines(
        new LaunchOrder(
            "r",
            "j",
            kind,
            new Program.Script("s3://b/k"),
            List.of(),
            arguments,
            version,
            1,
            Map.of(),
            null,
            "us-east-1",
            "000000000000"),
        "iceberg"::equals);
  }

  @Test
  void anOlderVersionSaysWhichSparkItIsOn() {
    assertThat(lines(JobKind.GLUEETL, "3.0", Map.of()))
        .containsExactly("Glue 3.0 was asked for; this run is on Spark 3.5, as in Glue 5.0");
    assertThat(lines(JobKind.GLUEETL, null, Map.of()))
        .containsExactly("the job names no Glue version; this run is on Spark 3.5, as in Glue 5.0");
    assertThat(lines(JobKind.GLUEETL, "5.1", Map.of())).isEmpty();
    assertThat(lines(JobKind.PYTHONSHELL, "3.0", Map.of())).isEmpty();
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
  void whatIsSwitchedOffIsNotMissed() {
    assertThat(lines(JobKind.GLUEETL, "5.0", Map.of("--enable-metrics", "false"))).isEmpty();
    assertThat(lines(JobKind.GLUEETL, "5.0", Map.of("--enable-metrics", ""))).hasSize(1);
  }
}
