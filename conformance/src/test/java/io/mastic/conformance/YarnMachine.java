package io.mastic.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Hadoop's own ResourceManager and NodeManagers, each a process, on loopback. */
final class YarnMachine implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String SERVER = "org.apache.hadoop.yarn.server.";

  private static final String LOG =
      """
      log4j.rootLogger=INFO,out
      log4j.appender.out=org.apache.log4j.ConsoleAppender
      log4j.appender.out.layout=org.apache.log4j.SimpleLayout
      """;

  /** What each node has for containers, in MiB. */
  static final int NODE_MEMORY = 2048;

  private final Path directory;
  private final List<Process> nodes = new ArrayList<>();
  private final Map<String, String> addresses = new LinkedHashMap<>();
  private final Process manager;

  YarnMachine(Path directory, int nodes) throws Exception {
    this.directory = Files.createDirectories(directory);
    for (String what : List.of("", "scheduler.", "resource-tracker.", "admin.", "webapp.")) {
      addresses.put("yarn.resourcemanager." + what + "address", "127.0.0.1:" + freePort());
    }
    manager = start("manager", "resourcemanager.ResourceManager", Map.of());
    Soon.until(
        "the ResourceManager is in charge",
        () -> get("info").path("clusterInfo").path("haState").asText().equals("ACTIVE"));
    for (int i = 0; i < nodes; i++) {
      Path own = directory.resolve("node" + i);
      this.nodes.add(
          start(
              "node" + i,
              "nodemanager.NodeManager",
              Map.of(
                  "yarn.nodemanager.address", "127.0.0.1:0",
                  "yarn.nodemanager.localizer.address", "127.0.0.1:0",
                  "yarn.nodemanager.webapp.address", "127.0.0.1:0",
                  "yarn.nodemanager.local-dirs", own.resolve("local").toString(),
                  "yarn.nodemanager.log-dirs", own.resolve("logs").toString())));
    }
    Soon.until(
        "all nodes are there",
        () -> get("nodes?states=RUNNING").path("nodes").path("node").size() == nodes);
  }

  /** What {@code serve} is told of it: a G.1X is a core and half a gigabyte. */
  String[] options() {
    return new String[] {
      "--spark-master", "yarn",
      "--yarn-conf", directory.resolve("manager").toString(),
      "--spark-worker-scale", "0.03125",
      "--spark-cluster-conf", "spark.yarn.stagingDir=" + directory.resolve("staging").toUri(),
      // All of it on loopback, whatever the name of this machine stands for.
      "--spark-cluster-conf", "spark.yarn.appMasterEnv.SPARK_LOCAL_IP=127.0.0.1",
      "--spark-cluster-conf", "spark.executorEnv.SPARK_LOCAL_IP=127.0.0.1",
      "--spark-cluster-conf", "spark.yarn.am.extraJavaOptions=-XX:TieredStopAtLevel=1",
      "--spark-cluster-conf", LocalCluster.QUICK_EXECUTORS
    };
  }

  private Process start(String name, String type, Map<String, String> more) throws IOException {
    Path own = Files.createDirectories(directory.resolve(name));
    Map<String, String> yarn = new LinkedHashMap<>(addresses);
    yarn.put("yarn.resourcemanager.hostname", "127.0.0.1");
    yarn.put("yarn.resourcemanager.nodemanagers.heartbeat-interval-ms", "100");
    yarn.put("yarn.scheduler.minimum-allocation-mb", "128");
    // One application at a time has its own container: others are ACCEPTED, whatever room there is.
    yarn.put("yarn.scheduler.capacity.maximum-am-resource-percent", "0.25");
    yarn.put("yarn.scheduler.capacity.root.queues", "default");
    yarn.put("yarn.scheduler.capacity.root.default.capacity", "100");
    yarn.put("yarn.nodemanager.resource.memory-mb", Integer.toString(NODE_MEMORY));
    yarn.put("yarn.nodemanager.vmem-check-enabled", "false");
    yarn.put("yarn.nodemanager.disk-health-checker.enable", "false");
    yarn.put("yarn.nodemanager.sleep-delay-before-sigkill.ms", "50");
    yarn.putAll(more);
    write(own.resolve("yarn-site.xml"), yarn);
    write(own.resolve("capacity-scheduler.xml"), yarn);
    write(
        own.resolve("core-site.xml"),
        Map.of("fs.defaultFS", "file:///", "hadoop.tmp.dir", own.resolve("tmp").toString()));
    Files.writeString(own.resolve("log4j.properties"), LOG);
    List<String> command = new ArrayList<>();
    String java = System.getProperty("java.home");
    command.add(Path.of(java, "bin", "java").toString());
    for (String opened : List.of("java.lang", "java.util", "java.io", "java.net")) {
      command.addAll(List.of("--add-opens", "java.base/" + opened + "=ALL-UNNAMED"));
    }
    command.addAll(List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", own + ":target/yarn/*", SERVER + type));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve(name + ".log").toFile());
    builder.environment().put("JAVA_HOME", java);
    builder.environment().put("HADOOP_HOME", own.toString());
    return builder.start();
  }

  private static void write(Path file, Map<String, String> properties) throws IOException {
    Files.writeString(
        file,
        properties.entrySet().stream()
            .map(
                one ->
                    "<property><name>%s</name><value>%s</value></property>\n"
                        .formatted(one.getKey(), one.getValue()))
            .collect(Collectors.joining("", "<configuration>\n", "</configuration>\n")));
  }

  /** What the ResourceManager tells; nothing while it does not. */
  JsonNode get(String path) {
    try {
      URI uri = URI.create("http://" + addresses.get("yarn.resourcemanager.webapp.address"));
      HttpResponse<String> answer =
          HTTP.send(
              HttpRequest.newBuilder(uri.resolve("/ws/v1/cluster/" + path))
                  .header("Accept", "application/json")
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      return JSON.createObjectNode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The states of a run's applications by their ids, those that have ended too. */
  Map<String, String> applications(String run) {
    Map<String, String> states = new LinkedHashMap<>();
    get("apps?applicationTags=mastic-" + run)
        .path("apps")
        .path("app")
        .forEach(app -> states.put(app.path("id").asText(), app.path("state").asText()));
    return states;
  }

  /** What containers of an application live on this machine. */
  static List<ProcessHandle> containers(String application) {
    return processes("YarnCoarseGrainedExecutorBackend", application);
  }

  private static List<ProcessHandle> processes(String... words) {
    return ProcessHandle.allProcesses()
        .filter(
            process -> {
              String line = commandLine(process.pid());
              // The shell that started it has the same words.
              return line.contains("/java\0") && Stream.of(words).allMatch(line::contains);
            })
        .toList();
  }

  private static String commandLine(long pid) {
    try {
      return Files.readString(Path.of("/proc/" + pid + "/cmdline"));
    } catch (IOException gone) {
      return "";
    }
  }

  /** The ResourceManager is no more. */
  void killManager() throws InterruptedException {
    manager.destroyForcibly().waitFor();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    try {
      // Each ends its containers first.
      nodes.forEach(Process::destroy);
      for (Process node : nodes) {
        if (!node.waitFor(5, TimeUnit.SECONDS)) {
          node.destroyForcibly();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(e));
    } finally {
      nodes.forEach(Process::destroyForcibly);
      manager.destroyForcibly();
    }
  }
}
