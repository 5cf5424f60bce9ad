package io.mastic.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Scripts as people write them, and the examples' pipeline, with executors of another user. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterScriptsTest {

  /** All of them ask for Spark, the bookmarks' in three runs. */
  private static final List<String> SCRIPTS =
      List.of(
          "bookmarks",
          "join_and_relationalize",
          "json_in_columns",
          "map_records",
          "merge_frames",
          "partition_predicates",
          "plain_spark",
          "purge_and_replace",
          "python_udfs",
          "rdds",
          "sink_with_partitions",
          "sql_on_the_catalog",
          "studio_csv_to_parquet",
          "studio_custom_code",
          "threads_write");

  @TempDir private static Path directory;
  private Path data;
  private LocalCluster cluster;
  private MasticProcess server;

  @BeforeAll
  void start() throws Exception {
    assumeTrue(LocalCluster.isRoot(), "only root can have workers of another user");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
    data = directory.resolve("data");
    cluster = LocalCluster.up(directory.resolve("cluster"), 2);
    server = MasticProcess.serve(data, cluster.options());
  }

  @AfterAll
  void end() throws IOException {
    if (server != null) {
      server.close();
    }
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void dailyScriptsHaveTheirWorkDoneThere() throws Exception {
    long before = executed();
    PythonClientsTest.passes(
        List.of("test_daily"),
        server,
        directory,
        Map.of("MASTIC_DAILY", String.join(" ", SCRIPTS)));
    assertThat(executed()).isEqualTo(before + SCRIPTS.size() + 2);
  }

  /** Its Spark job would have ten workers; the cluster has room for two executors. */
  @Test
  void thePipelineOfTheExamplesHasItsWorkDoneThere() throws Exception {
    long before = executed();
    pipeline();
    assertThat(executed()).isEqualTo(before + 1);
  }

  private void pipeline() throws Exception {
    Path output = directory.resolve("pipeline.out");
    ProcessBuilder python =
        new ProcessBuilder(
                "python3",
                "pipeline.py",
                "--endpoint-url",
                server.uri().toString(),
                "--workers",
                "2")
            .directory(MasticProcess.home().resolve("examples/quakes").toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    python
        .environment()
        .putAll(
            Map.of(
                "AWS_ACCESS_KEY_ID",
                MasticProcess.KEY_ID,
                "AWS_SECRET_ACCESS_KEY",
                MasticProcess.SECRET));
    int exit = python.start().waitFor();
    assertThat(exit).as(Files.readString(output)).isZero();
  }

  /** Each run with a Spark had an executor that was nobody; how many runs there were. */
  private long executed() throws IOException {
    long runs = 0;
    if (!Files.exists(data.resolve("runs"))) {
      return runs;
    }
    try (Stream<Path> all = Files.list(data.resolve("runs"))) {
      for (Path run :
          all.filter(path -> path.getFileName().toString().startsWith("jr_")).toList()) {
        if (Files.exists(run.resolve("application.json"))) {
          assertThat(Files.readString(run.resolve("stderr.log")))
              .containsPattern("\\[executor 0 127\\.0\\.0\\.1\\] works as " + LocalCluster.USER);
          runs++;
        }
      }
    }
    return runs;
  }
}
