package io.mastic.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.glue.model.WorkerType;
import software.amazon.awssdk.services.s3.S3Client;

/** A server whose runs have executors, and what befalls one script there. */
final class ClusterRuns implements AutoCloseable {

  private static final Pattern APPLICATION = Pattern.compile("app-[0-9]+-[0-9]+");

  private final Path data;
  private final String[] options;
  private MasticProcess server;
  private GlueClient glue;
  private int jobs;

  ClusterRuns(Path data, String script, String... options) throws IOException {
    this.data = data;
    // What a driver reads from a server that is killed is there again when the next one is.
    this.options = Arrays.copyOf(options, options.length + 2);
    this.options[options.length] = "--port";
    this.options[options.length + 1] = Integer.toString(LocalCluster.freePort());
    serve();
    try (S3Client s3 = server.s3()) {
      s3.createBucket(r -> r.bucket("data"));
      s3.putObject(r -> r.bucket("data").key("s.py"), RequestBody.fromString(script));
    }
  }

  private void serve() throws IOException {
    server = MasticProcess.serve(data, options);
    glue = server.glue();
  }

  S3Client s3() {
    return server.s3();
  }

  URI uri() {
    return server.uri();
  }

  /** A run of a new job, begun or not. */
  record Begun(String job, String id) {}

  Begun start(int workers, Map<String, String> arguments) {
    return start(workers, null, arguments);
  }

  /**
   * @param timeout in minutes; null for the usual one
   */
  Begun start(int workers, @Nullable Integer timeout, Map<String, String> arguments) {
    String job = "job" + jobs++;
    glue.createJob(
        r ->
            r.name(job)
                .role("r")
                .glueVersion("5.0")
                .workerType(WorkerType.G_1_X)
                .numberOfWorkers(workers)
                .timeout(timeout)
                .defaultArguments(arguments)
                .command(c -> c.name("glueetl").scriptLocation("s3://data/s.py")));
    return new Begun(job, glue.startJobRun(r -> r.jobName(job)).jobRunId());
  }

  JobRun await(Begun run, String what, Predicate<JobRun> is) throws InterruptedException {
    JobRun[] seen = new JobRun[1];
    Soon.until(
        run.job() + " " + what,
        () -> {
          seen[0] = glue.getJobRun(r -> r.jobName(run.job()).runId(run.id())).jobRun();
          return is.test(seen[0]);
        });
    return seen[0];
  }

  JobRun ended(Begun run) throws InterruptedException {
    return await(run, "has ended", r -> r.completedOn() != null);
  }

  JobRun stopped(Begun run) throws InterruptedException {
    glue.batchStopJobRun(r -> r.jobName(run.job()).jobRunIds(run.id()));
    return ended(run);
  }

  /**
   * What the job has done of its input.
   *
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException for nothing
   */
  String bookmark(Begun run) {
    return glue.getJobBookmark(r -> r.jobName(run.job())).jobBookmarkEntry().jobBookmark();
  }

  /** One whose tasks are at work. */
  Begun working(int workers) throws InterruptedException {
    Begun run = start(workers, Map.of());
    await(run, "is at work", r -> tasks(run) > 0);
    return run;
  }

  /** How many tasks have said that they are at work. */
  int tasks(Begun run) {
    return file(run, "stderr.log").split("\\] at ", -1).length - 1;
  }

  String file(Begun run, String name) {
    try {
      Path file = data.resolve("runs").resolve(run.id()).resolve(name);
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of the run on a standalone cluster. */
  List<ProcessHandle> executors(Begun run) {
    Matcher application = APPLICATION.matcher(file(run, "application.json"));
    assertThat(application.find()).isTrue();
    return processes("CoarseGrainedExecutorBackend", application.group());
  }

  void nothingStays(Begun run) throws InterruptedException {
    Soon.until("the executors of " + run.job() + " are gone", () -> executors(run).isEmpty());
  }

  void succeeds(Begun run, String printed) throws InterruptedException {
    JobRun end = ended(run);
    assertThat(end.jobRunState())
        .as(() -> end.errorMessage() + file(run, "stderr.log"))
        .isEqualTo(JobRunState.SUCCEEDED);
    assertThat(file(run, "stdout.log")).isEqualTo(printed);
  }

  static void killDriver(Begun run) {
    processes("io.mastic.runtime.JobMain", run.id()).forEach(ProcessHandle::destroyForcibly);
  }

  void killServer() throws Exception {
    glue.close();
    server.kill();
    serve();
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

  @Override
  public void close() {
    glue.close();
    server.close();
  }
}
