package io.mastic.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code mastic cluster}: a master and workers on free ports of the loopback interface. */
final class LocalCluster implements AutoCloseable {

  static final String USER = "nobody";

  /** Executors that are there soon. */
  static final String QUICK_EXECUTORS =
      "spark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

  private final Path directory;
  private final int port = freePort();
  private final int pagePort = freePort();

  private LocalCluster(Path directory) throws IOException {
    this.directory = directory;
  }

  /** Workers of one core each, as a user that is nobody where this one is root. */
  static LocalCluster up(Path directory, int workers) throws Exception {
    LocalCluster cluster = new LocalCluster(directory);
    cluster.up(workers);
    return cluster;
  }

  void up(int workers) throws Exception {
    List<String> arguments = at("up");
    arguments.addAll(List.of("--workers", Integer.toString(workers), "--worker-cores", "1"));
    arguments.addAll(List.of("--worker-memory", "1200", "--port", Integer.toString(port)));
    arguments.addAll(List.of("--page-port", Integer.toString(pagePort)));
    if (isRoot()) {
      arguments.addAll(List.of("--run-as", USER));
    }
    said(arguments);
  }

  static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /**
   * What {@code serve} is told of it: a G.1X is a core and about a gigabyte, and executors are
   * there soon and do little.
   */
  String[] options() {
    return new String[] {
      "--spark-master",
      master(),
      "--spark-master-page",
      page().toString(),
      "--spark-worker-scale",
      "0.0625",
      "--spark-cluster-conf",
      QUICK_EXECUTORS,
      "--spark-cluster-conf",
      "spark.sql.shuffle.partitions=4"
    };
  }

  /** Where the master shows itself. */
  URI page() {
    return URI.create("http://127.0.0.1:" + pagePort);
  }

  String master() {
    return "spark://127.0.0.1:" + port;
  }

  String said(String what) throws IOException {
    return said(at(what));
  }

  /** The processes' ids, by what they are. */
  ProcessHandle process(String role) throws Exception {
    String line =
        said("status").lines().filter(l -> l.startsWith(role + ": ")).findFirst().orElseThrow();
    return ProcessHandle.of(Long.parseLong(line.replaceAll(".* ", ""))).orElseThrow();
  }

  private List<String> at(String what) {
    return new ArrayList<>(List.of("cluster", what, "--directory", directory.toString()));
  }

  private static String said(List<String> arguments) throws IOException {
    Path out = Files.createTempFile("cluster", ".out");
    Process process =
        MasticProcess.command(arguments.toArray(String[]::new))
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    await(process);
    String said = Files.readString(out, StandardCharsets.UTF_8);
    Files.delete(out);
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }

  private static void await(Process process) throws IOException {
    try {
      assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws IOException {
    said("down");
  }
}
