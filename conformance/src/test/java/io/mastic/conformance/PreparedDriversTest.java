package io.mastic.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.GlueResourceType;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.s3.S3Client;

/** Drivers that wait for runs, with Spark in them, of which the server is killed. */
@Tag("slow")
class PreparedDriversTest {

  private static final String SCRIPT =
      """
      import boto3, os, sys, time
      from awsglue.context import GlueContext
      from awsglue.utils import getResolvedOptions
      from pyspark.context import SparkContext
      args = getResolvedOptions(sys.argv, ["JOB_NAME"])
      glue = GlueContext(SparkContext.getOrCreate())
      spark = glue.spark_session
      spark.range(3).write.mode("overwrite").parquet("s3://bucket/rows")
      print(args["JOB_NAME"], spark.read.parquet("s3://bucket/rows").count(), os.path.basename(os.getcwd()), flush=True)
      print([j["Name"] for j in boto3.client("glue").get_jobs()["Jobs"]], flush=True)
      print(spark.sparkContext._jvm.System.getenv("AWS_SESSION_TOKEN") == os.environ["AWS_SESSION_TOKEN"], flush=True)
      print(sum(spark.range(4).rdd.map(lambda i: len(os.environ["AWS_ACCESS_KEY_ID"]) > 0).collect()), flush=True)
      if "--wait" in sys.argv:
          time.sleep(600)
      """;

  private GlueClient glue;

  @Test
  void aRunBeginsInADriverThatWaited(@TempDir Path directory) throws Exception {
    Path data = directory.resolve("data");
    MasticProcess server = MasticProcess.serve(data, "--prepared-drivers", "1");
    try {
      glue = server.glue();
      job(server);
      awaitOne(data);
      String id = start("--x", "1");
      assertThat(ended(id).jobRunState()).isEqualTo(JobRunState.SUCCEEDED);
      assertThat(data.resolve("runs").resolve(id)).isSymbolicLink();
      assertThat(Files.readAllLines(data.resolve("runs").resolve(id).resolve("stdout.log")))
          .containsExactly("j 3 work", "['j']", "True", "4");

      assertThat(
              glue.getDashboardUrl(r -> r.resourceId(id).resourceType(GlueResourceType.JOB)).url())
          .isEqualTo(server.uri() + "/_/#/jobs/j/runs/" + id);

      awaitOne(data);
      String waits = start("--wait", "1");
      CrashTest.await("its output", () -> output(data, waits).contains("True"));
      awaitOne(data);
      List<ProcessHandle> waiting = processes(spare(data));
      assertThat(waiting).hasSizeGreaterThan(2);
      server.kill();
      for (ProcessHandle process : waiting) {
        CrashTest.await("the end of " + process.pid(), () -> !process.isAlive());
      }
      assertThat(processes(data.resolve("runs").resolve(waits).toRealPath())).isNotEmpty();
      server = MasticProcess.serve(data);
      glue = server.glue();
      assertThat(run(waits).jobRunState()).isEqualTo(JobRunState.RUNNING);
      glue.batchStopJobRun(r -> r.jobName("j").jobRunIds(waits));
      assertThat(ended(waits).jobRunState()).isEqualTo(JobRunState.STOPPED);
      assertThat(processes(data.resolve("runs").resolve(waits).toRealPath())).isEmpty();
    } finally {
      server.close();
    }
  }

  private void job(MasticProcess server) {
    try (S3Client s3 = server.s3()) {
      s3.createBucket(b -> b.bucket("bucket"));
      s3.putObject(b -> b.bucket("bucket").key("j.py"), RequestBody.fromString(SCRIPT));
    }
    glue.createJob(
        b ->
            b.name("j")
                .role("arn:aws:iam::000000000000:role/tester")
                .glueVersion("5.0")
                .command(c -> c.name("glueetl").scriptLocation("s3://bucket/j.py")));
  }

  private String start(String name, String value) {
    return glue.startJobRun(b -> b.jobName("j").arguments(Map.of(name, value))).jobRunId();
  }

  private JobRun run(String id) {
    return glue.getJobRun(b -> b.jobName("j").runId(id)).jobRun();
  }

  private JobRun ended(String id) {
    AtomicReference<JobRun> seen = new AtomicReference<>();
    CrashTest.await(
        "the end of " + id,
        () -> {
          seen.set(run(id));
          return seen.get().completedOn() != null;
        });
    return seen.get();
  }

  private static String output(Path data, String id) {
    try {
      Path log = data.resolve("runs").resolve(id).resolve("stdout.log");
      return Files.exists(log) ? Files.readString(log) : "";
    } catch (IOException e) {
      return "";
    }
  }

  private static void awaitOne(Path data) {
    CrashTest.await("a driver that waits", () -> spare(data) != null);
  }

  /** The directory of the driver that waits; null while there is none that is ready. */
  private static Path spare(Path data) {
    Path runs = data.resolve("runs");
    if (!Files.isDirectory(runs)) {
      return null;
    }
    try (Stream<Path> all = Files.list(runs)) {
      return all.filter(path -> path.getFileName().toString().startsWith("prepared-"))
          .filter(path -> Files.exists(path.resolve("ready")))
          .filter(path -> !Files.exists(path.resolve("run.json")))
          .findFirst()
          .orElse(null);
    } catch (IOException e) {
      return null;
    }
  }

  /** Those that carry the mark of that directory. */
  private static List<ProcessHandle> processes(Path run) {
    return ProcessHandle.allProcesses()
        .filter(
            process -> {
              try {
                Path environ = Path.of("/proc/" + process.pid() + "/environ");
                return new String(Files.readAllBytes(environ), StandardCharsets.ISO_8859_1)
                    .contains("MASTIC_RUN=" + run);
              } catch (IOException gone) {
                return false;
              }
            })
        .toList();
  }
}
