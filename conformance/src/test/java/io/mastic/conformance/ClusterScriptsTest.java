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

/** Scripts as people write them, with executors of another user. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterScriptsTest {

  private static final List<String> SCRIPTS =
      List.of(
          "bookmarks",
          "join_and_relationalize",
          "json_in_columns",
          "map_records",
          "merge_frames",
          "optional_arguments",
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
    PythonClientsTest.passes(
        List.of("test_daily"),
        server,
        directory,
        Map.of("MASTIC_DAILY", String.join(" ", SCRIPTS)));
    assertThat(executed()).isGreaterThanOrEqualTo(15);
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
