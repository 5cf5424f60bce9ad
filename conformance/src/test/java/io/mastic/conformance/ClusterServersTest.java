package io.mastic.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.glue.model.WorkerType;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Two servers over one PostgreSQL and one S3, before one cluster: what the one runs the other
 * shows, and what the one leaves the other takes up.
 */
@Tag("slow")
class ClusterServersTest {

  private static final String SCRIPT =
      """
      import sys, time
      from pyspark.context import SparkContext

      def work(i):
          print("at", i, flush=True)
          time.sleep(0.5)
          return i

      sc = SparkContext.getOrCreate()
      print("begun", flush=True)
      if "--OPEN" in sys.argv and "_attempt_" not in " ".join(sys.argv):
          path = sc._jvm.org.apache.hadoop.fs.Path("s3://data/open/x")
          out = path.getFileSystem(sc._jsc.hadoopConfiguration()).create(path)
          out.write(bytearray(12 << 20))
          time.sleep(600)
      print("sum", sc.parallelize(range(24), 24).map(work).sum())
      """;

  /** So that a server that is gone is missed within half a minute. */
  private static final Map<String, String> SOON =
      Map.of("JAVA_TOOL_OPTIONS", "-Dmastic.lease=PT3S");

  private static final String OPEN_PARTS = "spark.hadoop.fs.s3a.multipart.size=5242880";

  @TempDir private Path directory;

  @Test
  void eachShowsAndTakesUpWhatIsTheOthers() throws Exception {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        LocalCluster cluster = LocalCluster.up(directory.resolve("cluster"), 2);
        MasticProcess store = MasticProcess.serve(directory.resolve("store"));
        MasticProcess one = serve("one", postgres, store, cluster);
        MasticProcess other = serve("other", postgres, store, cluster);
        GlueClient atOne = one.glue();
        GlueClient atOther = other.glue();
        S3Client s3 = store.s3()) {
      s3.createBucket(r -> r.bucket("data"));
      s3.putObject(r -> r.bucket("data").key("s.py"), RequestBody.fromString(SCRIPT));
      PageVisitor visitor = new PageVisitor(other.uri()).signIn();
      makeJob(atOne, "shown", 0, Map.of());
      String shown = start(atOne, one, "shown");
      theOtherReads(shown, atOther, visitor);
      makeJob(atOther, "left", 1, Map.of("--OPEN", "x", "--conf", OPEN_PARTS));
      String left = start(atOne, one, "left");
      // One that has a part: its server has answered, and so has noted whose it is.
      Soon.until("an upload is open", () -> hasPart(s3));
      one.kill();
      theOtherTakesUp(left, atOther, visitor);
      Soon.until("the upload is aborted", () -> uploads(s3) == 0);
    }
  }

  private MasticProcess serve(
      String name, EmbeddedPostgres postgres, MasticProcess store, LocalCluster cluster)
      throws IOException {
    String database = postgres.getJdbcUrl("postgres", "postgres");
    List<String> options = new ArrayList<>(List.of(cluster.options()));
    options.addAll(List.of("--db", database, "--s3", store.uri().toString()));
    options.addAll(List.of("--prepared-drivers", "off"));
    return MasticProcess.serve(SOON, directory.resolve(name), options.toArray(String[]::new));
  }

  private static void makeJob(
      GlueClient glue, String name, int retries, Map<String, String> arguments) {
    glue.createJob(
        r ->
            r.name(name)
                .role("r")
                .glueVersion("5.0")
                .workerType(WorkerType.G_1_X)
                .numberOfWorkers(2)
                .maxRetries(retries)
                .defaultArguments(arguments)
                .command(c -> c.name("glueetl").scriptLocation("s3://data/s.py")));
  }

  /** Begun by that server, whichever would take it: the other is told of none meanwhile. */
  private String start(GlueClient glue, MasticProcess one, String job) throws Exception {
    for (int tries = 0; tries < 20; tries++) {
      String id = glue.startJobRun(r -> r.jobName(job)).jobRunId();
      Soon.until(job + " has begun somewhere", () -> exists("one", id) || exists("other", id));
      if (exists("one", id)) {
        return id;
      }
      glue.batchStopJobRun(r -> r.jobName(job).jobRunIds(id));
      await(glue, job, id, "has stopped", r -> r.completedOn() != null);
    }
    throw new AssertionError(one.uri() + " takes no run");
  }

  private boolean exists(String server, String run) {
    return Files.exists(directory.resolve(server).resolve("runs").resolve(run).resolve("run.json"));
  }

  private void theOtherReads(String run, GlueClient glue, PageVisitor visitor) throws Exception {
    await(glue, "shown", run, "runs", r -> r.jobRunState() == JobRunState.RUNNING);
    Soon.until(
        "what it prints is read elsewhere", () -> log(visitor, "output", run).equals("begun\n"));
    Soon.until("what its tasks print, too", () -> log(visitor, "error", run).contains("] at "));
    JobRun now = run(glue, "shown", run);
    assertThat(now.jobRunState()).isEqualTo(JobRunState.RUNNING);
    Soon.until(
        "its progress, too", () -> get(visitor, "api/progress?run=" + run).contains("\"stages\""));
    JobRun end = await(glue, "shown", run, "has ended", r -> r.completedOn() != null);
    assertThat(end.jobRunState()).as(end.errorMessage()).isEqualTo(JobRunState.SUCCEEDED);
    assertThat(log(visitor, "output", run)).isEqualTo("begun\nsum 276\n");
    assertThat(get(visitor, "api/log/file?group=/aws-glue/jobs/output&stream=" + run))
        .isEqualTo("begun\nsum 276\n");
    assertThat(log(visitor, "error", run)).isEqualTo(here(run, "stderr.log"));
    assertThat(exists("other", run)).isFalse();
  }

  private void theOtherTakesUp(String run, GlueClient glue, PageVisitor visitor) throws Exception {
    String again = run + "_attempt_1";
    JobRun end =
        await(
            glue,
            "left",
            run,
            "has ended",
            r -> {
              assertThat(isDriven(run) && isDriven(again)).as("two drivers").isFalse();
              return r.completedOn() != null;
            });
    assertThat(end.jobRunState()).isEqualTo(JobRunState.FAILED);
    assertThat(end.errorMessage()).contains("is not heard of any more");
    assertThat(isDriven(run)).as("its driver lives").isFalse();
    assertThat(log(visitor, "output", run)).isEqualTo("begun\n");
    JobRun next = await(glue, "left", again, "has ended", r -> r.completedOn() != null);
    assertThat(next.jobRunState()).as(next.errorMessage()).isEqualTo(JobRunState.SUCCEEDED);
    assertThat(log(visitor, "output", again)).isEqualTo("begun\nsum 276\n");
  }

  private static boolean isDriven(String run) {
    return ProcessHandle.allProcesses()
        .map(process -> words(process.pid()))
        .anyMatch(
            words ->
                words.contains("io.mastic.runtime.JobMain")
                    && words.stream().anyMatch(word -> word.endsWith("/" + run)));
  }

  private static List<String> words(long pid) {
    try {
      return Arrays.asList(
          new String(
                  Files.readAllBytes(Path.of("/proc/" + pid + "/cmdline")), StandardCharsets.UTF_8)
              .split("\0", -1));
    } catch (IOException gone) {
      return List.of();
    }
  }

  private static JobRun run(GlueClient glue, String job, String id) {
    return glue.getJobRun(r -> r.jobName(job).runId(id)).jobRun();
  }

  private static JobRun await(
      GlueClient glue, String job, String id, String what, Predicate<JobRun> is)
      throws InterruptedException {
    Soon.until(job + " " + what, () -> is.test(run(glue, job, id)));
    return run(glue, job, id);
  }

  private static boolean hasPart(S3Client s3) {
    return s3.listMultipartUploads(r -> r.bucket("data")).uploads().stream()
        .anyMatch(
            upload ->
                !s3.listParts(r -> r.bucket("data").key(upload.key()).uploadId(upload.uploadId()))
                    .parts()
                    .isEmpty());
  }

  private static int uploads(S3Client s3) {
    return s3.listMultipartUploads(r -> r.bucket("data")).uploads().size();
  }

  private String here(String run, String name) {
    try {
      return Files.readString(directory.resolve("one").resolve("runs").resolve(run).resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As the other server has it; empty before there is one. */
  private static String log(PageVisitor visitor, String kind, String run) {
    return get(visitor, "api/log/file?group=/aws-glue/jobs/" + kind + "&stream=" + run);
  }

  private static String get(PageVisitor visitor, String page) {
    try {
      HttpResponse<String> answer = visitor.get("/_/" + page);
      return answer.statusCode() == 200 ? answer.body() : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
