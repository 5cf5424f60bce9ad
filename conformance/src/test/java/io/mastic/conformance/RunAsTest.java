package io.mastic.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.s3.S3Client;

/** {@code serve --run-as}: Spark as a user who can read nothing of the server's. */
class RunAsTest {

  private static final String USER = "nobody";
  private static final Path SYSTEMS_PYTHON = Path.of("/usr/bin/python3");

  private static final String SCRIPT =
      """
      import os
      from awsglue.context import GlueContext
      from pyspark.context import SparkContext

      glue = GlueContext(SparkContext.getOrCreate())
      frame = glue.create_dynamic_frame.from_options("s3", {"paths": ["s3://data/in/"]}, format="json")
      print("root", os.getuid() == 0, "rows", frame.count())
      print("doubled", sorted(frame.toDF().rdd.map(lambda row: row["id"] * 2).collect()))
      glue.write_dynamic_frame.from_options(frame, "s3", {"path": "s3://data/out/"}, format="parquet")
      print("back", glue.spark_session.read.parquet("s3://data/out/").count())
      """;

  @TempDir private Path directory;

  /** The system's Python, which every user may read, with the cloudpickle of these tests' own. */
  private Path python() throws Exception {
    Path home = directory.resolve("python");
    said(SYSTEMS_PYTHON.toString(), "-m", "venv", "--without-pip", home.toString());
    Path python = home.resolve("bin/python3");
    Path packages =
        Path.of(
            said(
                python.toString(), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"));
    Path cloudpickle =
        Path.of(said("python3", "-c", "import cloudpickle; print(cloudpickle.__path__[0])"));
    Path copy = Files.createDirectories(packages.resolve("cloudpickle"));
    try (Stream<Path> files = Files.list(cloudpickle)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".py")).toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return python;
  }

  private static String said(String... command) throws Exception {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(String.join(" ", command)).isZero();
    return out.strip();
  }

  private static boolean isReadable(Path path) throws Exception {
    return new ProcessBuilder(
                "setpriv", "--reuid=65534", "--clear-groups", "test", "-r", path.toString())
            .start()
            .waitFor()
        == 0;
  }

  @Test
  void sparkRunsAsThatUser() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can run as another user");
    assumeTrue(Files.isExecutable(SYSTEMS_PYTHON), "no Python that every user may read");
    Path home = MasticProcess.home();
    for (Path needed :
        new Path[] {
          home.resolve("runtime/target/spark/jars"),
          home.resolve("python/src"),
          Path.of(System.getProperty("java.home"))
        }) {
      assumeTrue(isReadable(needed), needed + " is not for every user");
    }
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
    Path data = directory.resolve("data");
    try (MasticProcess server =
            MasticProcess.serve(
                Map.of("MASTIC_PYTHON", python().toString()), data, "--run-as", USER);
        GlueClient glue = server.glue();
        S3Client s3 = server.s3()) {
      s3.createBucket(r -> r.bucket("data"));
      put(s3, "in/a.json", "{\"id\":1}\n{\"id\":2}\n");
      put(s3, "s.py", SCRIPT);
      JobRun run = run(glue, "spark", "s3://data/s.py");
      Path files = data.resolve("runs").resolve(run.id());
      assertThat(run.jobRunState())
          .as(() -> run.errorMessage() + read(files.resolve("stderr.log")))
          .isEqualTo(JobRunState.SUCCEEDED);
      assertThat(read(files.resolve("stdout.log")))
          .isEqualTo("root False rows 2\ndoubled [2, 4]\nback 2\n");
      JobRun failed = run(glue, "missing", "s3://data/missing.py");
      assertThat(failed.jobRunState()).isEqualTo(JobRunState.FAILED);
      for (String id : new String[] {run.id(), failed.id()}) {
        Path work = data.resolve("runs").resolve(id).resolve("work");
        Soon.until(
            "the work of " + id + " is removed",
            () -> !Files.exists(work, LinkOption.NOFOLLOW_LINKS));
      }
    }
    assertThat(MasticProcess.stderr(data)).content().doesNotContain("cannot be removed");
  }

  private static void put(S3Client s3, String key, String text) {
    s3.putObject(r -> r.bucket("data").key(key), RequestBody.fromString(text));
  }

  private static JobRun run(GlueClient glue, String job, String script)
      throws InterruptedException {
    glue.createJob(
        r ->
            r.name(job)
                .role("r")
                .glueVersion("4.0")
                .command(c -> c.name("glueetl").scriptLocation(script)));
    String id = glue.startJobRun(r -> r.jobName(job)).jobRunId();
    JobRun[] run = new JobRun[1];
    Soon.until(
        "the run of " + job + " has ended",
        () -> {
          run[0] = glue.getJobRun(r -> r.jobName(job).runId(id)).jobRun();
          return run[0].completedOn() != null;
        });
    return run[0];
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (java.io.IOException e) {
      return e.toString();
    }
  }
}
