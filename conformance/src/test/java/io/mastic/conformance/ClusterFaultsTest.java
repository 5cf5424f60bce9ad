package io.mastic.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.conformance.ClusterRuns.Begun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * What befalls runs on a standalone cluster of two workers with room for one executor each: their
 * states are true, and nothing of them stays. What is killed for good comes last.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterFaultsTest {

  static final String SCRIPT =
      """
      import sys, time
      from pyspark.context import SparkContext

      def work(i):
          print("at", i, flush=True)
          time.sleep(0.5)
          return i

      if "--OPEN" in sys.argv:
          sc = SparkContext.getOrCreate()
          path = sc._jvm.org.apache.hadoop.fs.Path("s3://data/open/x")
          out = path.getFileSystem(sc._jsc.hadoopConfiguration()).create(path)
          out.write(bytearray(12 << 20))
          time.sleep(600)
      print("sum", SparkContext.getOrCreate().parallelize(range(24), 24).map(work).sum())
      """;

  private static final String SUM = "sum 276\n";

  @TempDir private static Path directory;
  private LocalCluster cluster;
  private ClusterRuns runs;

  @BeforeAll
  void start() throws Exception {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
    cluster = LocalCluster.up(directory.resolve("cluster"), 2);
    runs = new ClusterRuns(directory.resolve("data"), SCRIPT, cluster.options());
  }

  @AfterAll
  void end() throws Exception {
    runs.close();
    cluster.close();
  }

  private void succeeds(Begun run) throws InterruptedException {
    runs.succeeds(run, SUM);
    runs.nothingStays(run);
  }

  @Test
  @Order(1)
  void whatCanNeverBeFailsAndSaysWhatToDo() throws Exception {
    JobRun many = runs.ended(runs.start(60, Map.of()));
    assertThat(many.jobRunState()).isEqualTo(JobRunState.FAILED);
    assertThat(many.errorMessage()).contains("59 executors", "never have more than 2");
    JobRun elsewhere =
        runs.ended(runs.start(2, Map.of("--conf", "spark.master=spark://elsewhere:7077")));
    assertThat(elsewhere.jobRunState()).isEqualTo(JobRunState.FAILED);
    assertThat(elsewhere.errorMessage()).contains("spark://elsewhere:7077", cluster.master());
    String options = "spark.executor.extraJavaOptions=-agentpath:/no/such";
    JobRun broken = runs.ended(runs.start(2, Map.of("--conf", options)));
    assertThat(broken.jobRunState()).isEqualTo(JobRunState.FAILED);
  }

  @Test
  @Order(2)
  void aRunWaitsForRoomAndSaysSo() throws Exception {
    Begun first = runs.working(3);
    Begun second = runs.start(2, Map.of());
    JobRun waiting = runs.await(second, "waits", r -> r.stateDetail() != null);
    assertThat(waiting.jobRunState()).isEqualTo(JobRunState.WAITING);
    assertThat(waiting.stateDetail()).contains("The Spark cluster has no room now");
    succeeds(first);
    succeeds(second);
  }

  @Test
  @Order(3)
  void theWorkOfAnExecutorThatIsKilledIsDoneAgain() throws Exception {
    Begun run = runs.working(3);
    List<ProcessHandle> executors = runs.executors(run);
    assertThat(executors).isNotEmpty();
    executors.get(0).destroyForcibly();
    succeeds(run);
  }

  @Test
  @Order(4)
  void aStopAndTheKillOfADriverEndTheExecutorsToo() throws Exception {
    Begun stopped = runs.working(2);
    assertThat(runs.stopped(stopped).jobRunState()).isEqualTo(JobRunState.STOPPED);
    runs.nothingStays(stopped);
    Begun killed = runs.working(2);
    ClusterRuns.killDriver(killed);
    assertThat(runs.ended(killed).jobRunState()).isEqualTo(JobRunState.FAILED);
    runs.nothingStays(killed);
  }

  @Test
  @Order(5)
  void aRunThatIsKilledLeavesNoOpenUploads() throws Exception {
    try (S3Client s3 = runs.s3()) {
      Begun run =
          runs.start(
              2, Map.of("--OPEN", "x", "--conf", "spark.hadoop.fs.s3a.multipart.size=5242880"));
      Soon.until("an upload is open", () -> uploads(s3) == 1);
      ClusterRuns.killDriver(run);
      assertThat(runs.ended(run).jobRunState()).isEqualTo(JobRunState.FAILED);
      Soon.until("it is aborted", () -> uploads(s3) == 0);
      assertThat(s3.listObjectsV2(r -> r.bucket("data").prefix("open/")).keyCount()).isZero();
    }
  }

  private static int uploads(S3Client s3) {
    return s3.listMultipartUploads(r -> r.bucket("data")).uploads().size();
  }

  @Test
  @Order(5)
  void aServerThatIsKilledTakesItsRunsUpAgain() throws Exception {
    Begun run = runs.working(2);
    runs.killServer();
    succeeds(run);
  }

  @Test
  @Order(6)
  void withAWorkerLessTheOtherDoesIt() throws Exception {
    Begun run = runs.working(3);
    cluster.process("worker-1").destroyForcibly();
    succeeds(run);
  }

  @Test
  @Order(7)
  void aRunOutlivesItsMasterAndTheNextOneSaysThatItIsGone() throws Exception {
    Begun run = runs.working(2);
    cluster.process("master").destroyForcibly();
    succeeds(run);
    JobRun next = runs.ended(runs.start(2, Map.of()));
    assertThat(next.jobRunState()).isEqualTo(JobRunState.FAILED);
    assertThat(next.errorMessage())
        .contains(cluster.master(), "does not answer", "mastic cluster up");
  }
}
