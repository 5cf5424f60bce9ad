package io.mastic.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.glue.model.WorkerType;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * What befalls runs on a standalone cluster of two workers with room for one executor each: their
 * states are true, and nothing of them stays. What is killed for good comes last.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterFaultsTest {

  private static final String SCRIPT =
      """
      import sys, time
      from pyspark.context import SparkContext

      def work(i):
          print("at", i, flush=True)
          time.sleep(0.5)
          return i

      print("sum", SparkContext.getOrCreate().parallelize(range(24), 24).map(work).sum())
      """;

  private static final Pattern APPLICATION = Pattern.compile("app-[0-9]+-[0-9]+");

  @TempDir private static Path directory;
  private LocalCluster cluster;
  private MasticProcess server;
  private GlueClient glue;
  private Path data;
  private int jobs;

  @BeforeAll
  void start() throws Exception {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
    data = directory.resolve("data");
    cluster = LocalCluster.up(directory.resolve("cluster"), 2);
    serve();
    try (S3Client s3 = server.s3()) {
      s3.createBucket(r -> r.bucket("data"));
      s3.putObject(r -> r.bucket("data").key("s.py"), RequestBody.fromString(SCRIPT));
    }
  }

  private void serve() throws IOException {
    server = MasticProcess.serve(data, cluster.options());
    glue = server.glue();
  }

  @AfterAll
  void end() throws Exception {
    glue.close();
    server.close();
    cluster.close();
  }

  /** A run of a new job, begun or not. */
  private record Begun(String job, String id) {}

  private Begun start(int workers, Map<String, String> arguments) {
    String job = "job" + jobs++;
    glue.createJob(
        r ->
            r.name(job)
                .role("r")
                .glueVersion("5.0")
                .workerType(WorkerType.G_1_X)
                .numberOfWorkers(workers)
                .defaultArguments(arguments)
                .command(c -> c.name("glueetl").scriptLocation("s3://data/s.py")));
    return new Begun(job, glue.startJobRun(r -> r.jobName(job)).jobRunId());
  }

  private JobRun await(Begun run, String what, Predicate<JobRun> is) throws InterruptedException {
    JobRun[] seen = new JobRun[1];
    Soon.until(
        run.job() + " " + what,
        () -> {
          seen[0] = glue.getJobRun(r -> r.jobName(run.job()).runId(run.id())).jobRun();
          return is.test(seen[0]);
        });
    return seen[0];
  }

  private JobRun ended(Begun run) throws InterruptedException {
    return await(run, "has ended", r -> r.completedOn() != null);
  }

  private String file(Begun run, String name) {
    try {
      Path file = data.resolve("runs").resolve(run.id()).resolve(name);
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One whose tasks are at work; whose application it is. */
  private Begun working(int workers) throws InterruptedException {
    Begun run = start(workers, Map.of());
    await(run, "is at work", r -> file(run, "stderr.log").contains("] at "));
    return run;
  }

  private List<ProcessHandle> executors(Begun run) {
    Matcher application = APPLICATION.matcher(file(run, "application.json"));
    assertThat(application.find()).isTrue();
    return processes("CoarseGrainedExecutorBackend", application.group());
  }

  private static List<ProcessHandle> processes(String... words) {
    List<ProcessHandle> found = new ArrayList<>();
    ProcessHandle.allProcesses()
        .filter(
            process -> Stream.of(words).allMatch(word -> commandLine(process.pid()).contains(word)))
        .forEach(found::add);
    return found;
  }

  private static String commandLine(long pid) {
    try {
      return new String(
          Files.readAllBytes(Path.of("/proc/" + pid + "/cmdline")), StandardCharsets.UTF_8);
    } catch (IOException gone) {
      return "";
    }
  }

  private void nothingStays(Begun run) throws InterruptedException {
    Soon.until("the executors of " + run.job() + " are gone", () -> executors(run).isEmpty());
  }

  private void succeeds(Begun run) throws InterruptedException {
    JobRun end = ended(run);
    assertThat(end.jobRunState())
        .as(() -> end.errorMessage() + file(run, "stderr.log"))
        .isEqualTo(JobRunState.SUCCEEDED);
    assertThat(file(run, "stdout.log")).isEqualTo("sum 276\n");
    nothingStays(run);
  }

  @Test
  @Order(1)
  void whatCanNeverBeFailsAndSaysWhatToDo() throws Exception {
    JobRun many = ended(start(60, Map.of()));
    assertThat(many.jobRunState()).isEqualTo(JobRunState.FAILED);
    assertThat(many.errorMessage()).contains("59 executors", "never have more than 2");
    JobRun elsewhere = ended(start(2, Map.of("--conf", "spark.master=spark://elsewhere:7077")));
    assertThat(elsewhere.jobRunState()).isEqualTo(JobRunState.FAILED);
    assertThat(elsewhere.errorMessage()).contains("spark://elsewhere:7077", cluster.master());
    String options = "spark.executor.extraJavaOptions=-agentpath:/no/such";
    JobRun broken = ended(start(2, Map.of("--conf", options)));
    assertThat(broken.jobRunState()).isEqualTo(JobRunState.FAILED);
  }

  @Test
  @Order(2)
  void aRunWaitsForRoomAndSaysSo() throws Exception {
    Begun first = working(3);
    Begun second = start(2, Map.of());
    JobRun waiting = await(second, "waits", r -> r.stateDetail() != null);
    assertThat(waiting.jobRunState()).isEqualTo(JobRunState.WAITING);
    assertThat(waiting.stateDetail()).contains("The Spark cluster has no room now");
    succeeds(first);
    succeeds(second);
  }

  @Test
  @Order(3)
  void theWorkOfAnExecutorThatIsKilledIsDoneAgain() throws Exception {
    Begun run = working(3);
    List<ProcessHandle> executors = executors(run);
    assertThat(executors).isNotEmpty();
    executors.get(0).destroyForcibly();
    succeeds(run);
  }

  @Test
  @Order(4)
  void aStopAndTheKillOfADriverEndTheExecutorsToo() throws Exception {
    Begun stopped = working(2);
    glue.batchStopJobRun(r -> r.jobName(stopped.job()).jobRunIds(stopped.id()));
    assertThat(ended(stopped).jobRunState()).isEqualTo(JobRunState.STOPPED);
    nothingStays(stopped);
    Begun killed = working(2);
    processes("io.mastic.runtime.JobMain", killed.id()).forEach(ProcessHandle::destroyForcibly);
    assertThat(ended(killed).jobRunState()).isEqualTo(JobRunState.FAILED);
    nothingStays(killed);
  }

  @Test
  @Order(5)
  void aServerThatIsKilledTakesItsRunsUpAgain() throws Exception {
    Begun run = working(2);
    glue.close();
    server.kill();
    serve();
    succeeds(run);
  }

  @Test
  @Order(6)
  void withAWorkerLessTheOtherDoesIt() throws Exception {
    Begun run = working(3);
    cluster.process("worker-1").destroyForcibly();
    succeeds(run);
  }

  @Test
  @Order(7)
  void aRunOutlivesItsMasterAndTheNextOneSaysThatItIsGone() throws Exception {
    Begun run = working(2);
    cluster.process("master").destroyForcibly();
    succeeds(run);
    JobRun next = ended(start(2, Map.of()));
    assertThat(next.jobRunState()).isEqualTo(JobRunState.FAILED);
    assertThat(next.errorMessage())
        .contains(cluster.master(), "does not answer", "mastic cluster up");
  }
}
