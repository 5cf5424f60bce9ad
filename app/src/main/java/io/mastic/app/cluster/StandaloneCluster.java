package io.mastic.app.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.jobs.launch.order.Memory;
import io.mastic.jobs.launch.spark.SparkHome;
import io.mastic.jobs.launch.system.Programs;
import io.mastic.jobs.launch.system.RunUser;
import io.mastic.kernel.Json;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A standalone master and its workers as processes of this machine, on loopback, from the Spark of
 * this installation. They outlive who starts them, and are known again by a file in a directory.
 */
public final class StandaloneCluster {

  private static final String HOST = "127.0.0.1";
  private static final String JARS = "jars";
  private static final String FILE = "cluster.json";
  private static final Duration STARTING = Duration.ofMinutes(2);
  private static final long LEAST_MIB = 1024;
  private static final long LOOK_MILLIS = 200;

  /** What a process of the cluster, and so each executor, may know of this one's environment. */
  private static final List<String> INHERITED = List.of("PATH", "LANG", "LC_ALL", "TZ");

  private final Path directory;

  public StandaloneCluster(Path directory) {
    this.directory = directory.toAbsolutePath();
  }

  /**
   * What to start.
   *
   * @param memoryMib of each worker, for executors
   * @param user as whom workers and executors run; null for this program's own
   */
  public record Plan(
      int port, int pagePort, int workers, int cores, long memoryMib, @Nullable RunUser user) {}

  /** What it is. */
  public record Standing(URI page, String master, boolean isAlive, List<String> lines) {}

  /**
   * Starts it, and waits until all workers have registered.
   *
   * @throws IOException if there is one already, or it does not start
   */
  public Standing up(Plan plan, SparkHome spark, Path jars)
      throws IOException, InterruptedException {
    if (processes().stream().anyMatch(ClusterProcess::isAlive)) {
      throw new IOException(
          "there is a cluster already in " + directory + "; ./mastic cluster down ends it");
    }
    prepare(jars);
    String master = "spark://" + HOST + ":" + plan.port();
    URI page = URI.create("http://" + HOST + ":" + plan.pagePort());
    List<ClusterProcess> started = new ArrayList<>();
    try {
      started.add(
          start(
              "master",
              null,
              command(
                  spark,
                  "org.apache.spark.deploy.master.Master",
                  List.of(
                      "--host",
                      HOST,
                      "--port",
                      Integer.toString(plan.port()),
                      "--webui-port",
                      Integer.toString(plan.pagePort())))));
      for (int i = 1; i <= plan.workers(); i++) {
        started.add(worker("worker-" + i, plan, spark, master));
      }
      write(master, page, started);
      await(page, plan.workers(), started);
    } catch (IOException | InterruptedException | RuntimeException e) {
      end(started);
      throw e;
    }
    return status();
  }

  private ClusterProcess worker(String role, Plan plan, SparkHome spark, String master)
      throws IOException {
    Path work = Files.createDirectories(directory.resolve(role));
    if (plan.user() != null) {
      Files.setAttribute(work, "unix:uid", plan.user().uid());
      Files.setAttribute(work, "unix:gid", plan.user().gid());
    }
    return start(
        role,
        plan.user(),
        command(
            spark,
            "org.apache.spark.deploy.worker.Worker",
            List.of(
                "--host",
                HOST,
                "--webui-port",
                "0",
                "--cores",
                Integer.toString(plan.cores()),
                "--memory",
                plan.memoryMib() + "m",
                "--work-dir",
                work.toString(),
                master)));
  }

  /** A worker's part of this machine's processors. */
  public static int coresOf(int workers) {
    return Math.max(1, Runtime.getRuntime().availableProcessors() / workers);
  }

  /** A worker's part of half this machine's memory, in MiB. */
  public static long memoryOf(int workers) {
    return Math.max(LEAST_MIB, Memory.machineBytes() / (2L << 20) / workers);
  }

  /** Spark's own scripts are not needed: a home with its jars is enough. */
  private void prepare(Path jars) throws IOException {
    Files.createDirectories(directory);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path link = directory.resolve(JARS);
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, jars.toAbsolutePath());
  }

  private List<String> command(SparkHome spark, String main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(spark.java().toString());
    command.addAll(spark.moduleOptions());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(directory.resolve(JARS) + "/*");
    command.add(main);
    command.addAll(arguments);
    return command;
  }

  private ClusterProcess start(String role, @Nullable RunUser user, List<String> command)
      throws IOException {
    List<String> line = new ArrayList<>();
    Programs.find("setsid").ifPresent(setsid -> line.add(setsid.toString()));
    line.addAll(user == null ? command : user.command(command));
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(directory.toFile())
            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(directory.resolve(role + ".log").toFile()));
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(INHERITED);
    environment.put("HOME", directory.toString());
    environment.put("SPARK_HOME", directory.toString());
    environment.put("SPARK_SCALA_VERSION", "2.12");
    environment.put("SPARK_LOCAL_IP", HOST);
    return ClusterProcess.of(role, builder.start().toHandle());
  }

  private void await(URI page, int workers, List<ClusterProcess> started)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + STARTING.toNanos();
    while (alive(page) < workers) {
      for (ClusterProcess process : started) {
        if (!process.isAlive()) {
          throw new IOException(
              "the "
                  + process.role()
                  + " has ended; see "
                  + directory
                  + "/"
                  + process.role()
                  + ".log");
        }
      }
      if (System.nanoTime() - deadline > 0) {
        throw new IOException("the workers do not register; see the logs in " + directory);
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  /** How many workers the master knows as living; -1 while it does not answer. */
  private static int alive(URI page) throws InterruptedException {
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(page.resolve("/json/"))
                      .timeout(Duration.ofSeconds(5))
                      .build(),
                  HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return answer.statusCode() == 200
          ? Json.read(answer.body()).path("aliveworkers").asInt()
          : -1;
    } catch (IOException | IllegalArgumentException e) {
      return -1;
    }
  }

  /** What there is of it now. */
  public Standing status() throws IOException, InterruptedException {
    JsonNode json = read();
    URI page = URI.create(json.path("page").asText("http://" + HOST));
    List<String> lines = new ArrayList<>();
    boolean any = false;
    for (ClusterProcess process : processes()) {
      any |= process.isAlive();
      lines.add(
          process.role()
              + ": "
              + (process.isAlive() ? "process " + process.pid() : "not there any more"));
    }
    if (any) {
      lines.add("workers that the master knows as alive: " + Math.max(0, alive(page)));
    }
    return new Standing(page, json.path("master").asText(), any, lines);
  }

  /** Ends it: workers first, who end their executors. */
  public void down() throws IOException, InterruptedException {
    end(processes());
    Files.deleteIfExists(directory.resolve(FILE));
  }

  private static void end(List<ClusterProcess> processes) throws InterruptedException {
    for (int i = processes.size() - 1; i >= 0; i--) {
      processes.get(i).end();
    }
  }

  private void write(String master, URI page, List<ClusterProcess> started) throws IOException {
    ObjectNode json =
        Json.MAPPER.createObjectNode().put("master", master).put("page", page.toString());
    var all = json.putArray("processes");
    started.forEach(
        process ->
            all.addObject()
                .put("role", process.role())
                .put("pid", process.pid())
                .put("startedAt", process.startedAt()));
    Files.writeString(directory.resolve(FILE), Json.write(json));
  }

  private JsonNode read() throws IOException {
    Path file = directory.resolve(FILE);
    return Files.exists(file) ? Json.read(Files.readString(file)) : Json.MAPPER.createObjectNode();
  }

  private List<ClusterProcess> processes() throws IOException {
    List<ClusterProcess> processes = new ArrayList<>();
    for (JsonNode one : read().path("processes")) {
      processes.add(
          new ClusterProcess(
              one.path("role").asText(), one.path("pid").asLong(), one.path("startedAt").asLong()));
    }
    return processes;
  }
}
