package io.mastic.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.conformance.ClusterRuns.Begun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

/** Runs whose executors are containers, on Hadoop's own YARN: a manager and two nodes. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class YarnTest {

  private static final String SCRIPT =
      """
      import os, sys, time
      from awsglue.context import GlueContext
      from pyspark.context import SparkContext

      tasks = int(sys.argv[sys.argv.index("--tasks") + 1]) if "--tasks" in sys.argv else 24

      def work(i):
          from awsglue.utils import getResolvedOptions
          print("at", i, "in", os.environ["CONTAINER_ID"], flush=True)
          time.sleep(0.5)
          return i

      sc = SparkContext.getOrCreate()
      spark = GlueContext(sc).spark_session
      spark.range(20).write.mode("overwrite").parquet("s3://data/out/")
      # Before a server may be killed: the next one has another port here.
      rows = spark.read.parquet("s3://data/out/").count()
      print("sum", sc.parallelize(range(tasks), tasks).map(work).sum(), rows)
      """;

  private static final String PRINTED = "sum 276 20\n";
  private static final Pattern CONTAINER = Pattern.compile("in (container_[0-9_]+)");
  private static final Set<String> OVER = Set.of("FINISHED", "FAILED", "KILLED");

  @TempDir private static Path directory;
  private YarnMachine yarn;
  private ClusterRuns runs;

  @BeforeAll
  void prepare() throws Exception {
    yarn = new YarnMachine(directory.resolve("yarn"), 2);
    runs = new ClusterRuns(directory.resolve("data"), SCRIPT, yarn.options());
  }

  @AfterAll
  void end() {
    runs.close();
    yarn.close();
  }

  private void succeeds(Begun run) throws InterruptedException {
    runs.succeeds(run, PRINTED);
    nothingStays(run);
  }

  private void nothingStays(Begun run) throws InterruptedException {
    Soon.until(
        "no application of " + run.job() + " is under way",
        () -> OVER.containsAll(yarn.applications(run.id()).values()));
    for (String application : yarn.applications(run.id()).keySet()) {
      Soon.until(
          "nothing of " + application + " lives",
          () -> YarnMachine.containers(application).isEmpty());
    }
  }

  private String application(Begun run) {
    return yarn.applications(run.id()).keySet().iterator().next();
  }

  @Test
  @Order(1)
  void containersDoTheWorkAndAreAsManyAsTheTableSays() throws Exception {
    Begun run = runs.start(3, Map.of());
    succeeds(run);
    Set<String> containers =
        CONTAINER
            .matcher(runs.file(run, "stderr.log"))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toSet());
    String number = application(run).substring("application_".length());
    assertThat(containers).hasSize(2).allSatisfy(one -> assertThat(one).contains(number));
    assertThat(yarn.get("apps/" + application(run)).toString())
        .contains("\"finalStatus\":\"SUCCEEDED\"", "mastic-" + run.id())
        .doesNotContain(MasticProcess.SECRET);
    Path staging = directory.resolve("yarn/staging");
    try (Stream<Path> left =
        Files.list(staging.resolve(System.getProperty("user.name")).resolve(".sparkStaging"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  @Order(2)
  void theWorkOfAContainerThatIsKilledIsDoneAgain() throws Exception {
    Begun run = runs.working(3);
    YarnMachine.containers(application(run)).get(0).destroyForcibly();
    succeeds(run);
  }

  @Test
  @Order(3)
  void aRunWaitsForRoomAndSaysSo() throws Exception {
    Begun first = runs.working(4);
    Begun second = runs.start(2, Map.of());
    JobRun waiting = runs.await(second, "waits", r -> r.stateDetail() != null);
    assertThat(waiting.jobRunState()).isEqualTo(JobRunState.WAITING);
    assertThat(waiting.stateDetail())
        .contains("The Spark cluster has no room now", "1 executor of 1 core", "2 nodes with 4096");
    succeeds(first);
    succeeds(second);
  }

  /** The queue has room for one application's own container, the nodes have more. */
  @Test
  @Order(4)
  void whatYarnDoesNotBeginSaysSoAndWhateverEndsItLeavesNoApplication() throws Exception {
    Begun first = runs.start(2, Map.of("--tasks", "10000"));
    runs.await(first, "is at work", r -> runs.tasks(first) > 0);
    Begun stopped = runs.start(2, Map.of());
    JobRun accepted = runs.await(stopped, "is accepted", r -> r.stateDetail() != null);
    assertThat(accepted.jobRunState()).isEqualTo(JobRunState.RUNNING);
    assertThat(accepted.stateDetail()).contains(application(stopped), "it is ACCEPTED");
    assertThat(runs.stopped(stopped).jobRunState()).isEqualTo(JobRunState.STOPPED);
    nothingStays(stopped);
    Begun killed = runs.start(2, Map.of());
    runs.await(killed, "is accepted", r -> r.stateDetail() != null);
    ClusterRuns.killDriver(killed);
    assertThat(runs.ended(killed).jobRunState()).isEqualTo(JobRunState.FAILED);
    nothingStays(killed);
    assertThat(yarn.applications(killed.id())).containsValue("KILLED");
    Begun late = runs.start(2, 1, Map.of());
    runs.await(late, "is accepted", r -> r.stateDetail() != null);
    assertThat(runs.ended(late).jobRunState()).isEqualTo(JobRunState.TIMEOUT);
    nothingStays(late);
    assertThat(runs.stopped(first).jobRunState()).isEqualTo(JobRunState.STOPPED);
    nothingStays(first);
  }

  @Test
  @Order(5)
  void theKillOfADriverAtWorkLeavesNoApplication() throws Exception {
    Begun run = runs.working(2);
    ClusterRuns.killDriver(run);
    assertThat(runs.ended(run).jobRunState()).isEqualTo(JobRunState.FAILED);
    nothingStays(run);
  }

  @Test
  @Order(6)
  void aServerThatIsKilledTakesItsRunsUpAgain() throws Exception {
    Begun run = runs.working(2);
    runs.killServer();
    succeeds(run);
  }

  @Test
  @Order(7)
  void whatCannotBeFailsAndSaysWhatToDo() throws Exception {
    JobRun own = runs.ended(runs.start(2, Map.of("--conf", "spark.yarn.queue=other")));
    assertThat(own.jobRunState()).isEqualTo(JobRunState.FAILED);
    assertThat(own.errorMessage()).contains("spark.yarn.queue", "not open to runs");
    JobRun many = runs.ended(runs.start(60, Map.of()));
    assertThat(many.jobRunState()).isEqualTo(JobRunState.FAILED);
    assertThat(many.errorMessage())
        .contains("59 executors", "never have more than 3", "NumberOfWorkers");
  }

  @Test
  @Order(8)
  void withoutItsManagerARunFailsWithinAMinute() throws Exception {
    yarn.killManager();
    Instant before = Instant.now();
    JobRun run = runs.ended(runs.start(2, Map.of()));
    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofMinutes(1));
    assertThat(run.jobRunState()).isEqualTo(JobRunState.FAILED);
    assertThat(run.errorMessage())
        .contains("No ResourceManager of YARN answers", "start it", "--yarn-conf");
  }
}
