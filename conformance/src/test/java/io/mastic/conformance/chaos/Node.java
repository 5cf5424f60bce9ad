package io.mastic.conformance.chaos;

import io.mastic.conformance.MasticProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.JobRun;

/** One server among several: it keeps its data directory and its port over its lives. */
final class Node implements AutoCloseable {

  private static final String READY = "Mastic is ready at ";

  private final String name;
  private final Path data;
  private final int port;
  private final Site.Shared shared;
  private final Optional<Clocks> clock;
  private final GlueClient glue;
  private final GlueClient patient;
  private volatile Process process;

  Node(String name, Path data, Site.Shared shared) throws IOException, InterruptedException {
    this.name = name;
    this.data = data;
    this.port = Database.freePort();
    this.shared = shared;
    this.clock =
        Clocks.find().map(l -> new Clocks(l, data.resolveSibling(data.getFileName() + ".time")));
    if (clock.isPresent()) {
      clock.get().set(0);
    }
    URI uri = URI.create("http://127.0.0.1:" + port);
    this.glue = client(uri, Duration.ofSeconds(4));
    this.patient = client(uri, Duration.ofSeconds(90));
    this.process = begin();
  }

  /** One that asks once: what it hears nothing of may have happened. */
  private static GlueClient client(URI uri, Duration most) {
    return GlueClient.builder()
        .endpointOverride(uri)
        .region(Region.US_EAST_1)
        .credentialsProvider(MasticProcess.credentials())
        .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .httpClient(
            UrlConnectionHttpClient.builder()
                .socketTimeout(most)
                .connectionTimeout(Duration.ofSeconds(2))
                .build())
        .build();
  }

  private Process begin() throws IOException, InterruptedException {
    ProcessBuilder builder =
        MasticProcess.command(
            "serve",
            "--port",
            String.valueOf(port),
            "--data",
            data.toString(),
            "--access-key",
            MasticProcess.KEY_ID + ":" + MasticProcess.SECRET,
            "--db",
            shared.database(),
            "--s3",
            shared.objects());
    MasticProcess.option(builder, "-Dmastic.lease=" + shared.lease());
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log().toFile()));
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_ACCESS_KEY_ID",
                MasticProcess.KEY_ID,
                "AWS_SECRET_ACCESS_KEY",
                MasticProcess.SECRET,
                "MASTIC_KEY_FILE",
                shared.keyFile().toString()));
    clock.ifPresent(c -> builder.environment().putAll(c.environment()));
    Process started = builder.start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder said = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(READY)) {
        return started;
      }
      said.append(line).append('\n');
    }
    int code = started.destroyForcibly().waitFor();
    throw new IOException(
        name + " does not start, exit code " + code + ": " + said + Files.readString(log()));
  }

  String name() {
    return name;
  }

  Path log() {
    return MasticProcess.stderr(data);
  }

  /** Where its runs are: what has its working directory below is of this server. */
  Path runs() {
    return data.resolve("runs");
  }

  /** Is it on record that this server began that run, or was about to? */
  boolean hasRun(JobRun run) {
    return Files.isDirectory(runs().resolve(run.id()))
        || String.valueOf(run.errorMessage()).contains(id());
  }

  /** The name by which servers know each other. */
  private String id() {
    try {
      return Files.readString(data.resolve("server-id")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For who does not wait for long. */
  GlueClient glue() {
    return glue;
  }

  /** For who looks when all faults have passed: a slow answer is as good. */
  GlueClient patient() {
    return patient;
  }

  boolean canMoveItsClock() {
    return clock.isPresent();
  }

  void setClock(long seconds) throws IOException {
    clock.orElseThrow().set(seconds);
  }

  /** As {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  void startAgain() throws IOException, InterruptedException {
    process = begin();
  }

  void freeze() {
    Signal.STOP.to(process.pid());
  }

  void thaw() {
    Signal.CONT.to(process.pid());
  }

  /** The processes of its runs, as Linux knows them. */
  List<Long> processes() {
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::pid)
        .filter(pid -> workingDirectory(pid).filter(d -> d.startsWith(runs())).isPresent())
        .toList();
  }

  private static Optional<Path> workingDirectory(long pid) {
    try {
      return Optional.of(Files.readSymbolicLink(Path.of("/proc/" + pid + "/cwd")));
    } catch (IOException e) {
      // Gone, or not ours to see.
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    glue.close();
    patient.close();
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    processes().forEach(Signal.KILL::to);
  }
}
