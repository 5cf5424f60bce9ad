package io.mastic.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Trino on the loopback interface, over a Mastic's catalog and objects: its catalogs {@code hive},
 * {@code iceberg} and {@code delta}. The server is Maven's artifact (821 MB), which is resolved and
 * unpacked into a folder of the test; it needs a newer JDK than Mastic does.
 */
final class LocalTrino implements AutoCloseable {

  private static final String VERSION = "476";
  private static final String ARTIFACT = "io.trino:trino-server:" + VERSION + ":tar.gz";
  private static final int NEEDED_JAVA = 24;
  private static final Pattern JAVA_VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");
  private static final Path JVMS = Path.of("/usr/lib/jvm");

  private final Process process;
  private final URI uri;

  private LocalTrino(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /** A JDK that is new enough, if this machine has one. */
  static Optional<Path> findJava() {
    if (!Files.isDirectory(JVMS)) {
      return Optional.empty();
    }
    try (Stream<Path> homes = Files.list(JVMS)) {
      return homes
          .filter(home -> version(home.resolve("release")) >= NEEDED_JAVA)
          .map(home -> home.resolve("bin/java"))
          .filter(Files::isExecutable)
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int version(Path release) {
    try {
      Matcher version = JAVA_VERSION.matcher(Files.readString(release));
      return version.find() ? Integer.parseInt(version.group(1)) : 0;
    } catch (IOException none) {
      return 0;
    }
  }

  /** Trino's archive out of Maven's repository, fetched if it is not there and can be had. */
  static Optional<Path> findArchive(Path folder) throws IOException, InterruptedException {
    Path archive =
        Path.of(System.getProperty("user.home"), ".m2/repository/io/trino/trino-server")
            .resolve(VERSION)
            .resolve("trino-server-" + VERSION + ".tar.gz");
    if (!Files.exists(archive)) {
      Process maven =
          launch(
              folder.resolve("maven.log"),
              MasticProcess.home(),
              List.of(
                  "./mvnw",
                  "-B",
                  "-ntp",
                  "dependency:get",
                  "-Dtransitive=false",
                  "-N",
                  "-Dartifact=" + ARTIFACT));
      if (!maven.waitFor(10, TimeUnit.MINUTES)) {
        maven.destroyForcibly();
      }
    }
    return Optional.of(archive).filter(Files::exists);
  }

  /**
   * Unpacks and starts it, and waits until it answers.
   *
   * @param folder an empty one
   */
  static LocalTrino start(Path java, Path archive, Path folder, MasticProcess mastic)
      throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    Process unpack =
        launch(log, folder, List.of("tar", "-xzf", archive.toString(), "--strip-components=1"));
    if (unpack.waitFor() != 0) {
      throw new IOException("Trino cannot be unpacked: " + Files.readString(log));
    }
    onlyThese(folder.resolve("plugin"), List.of("hive", "iceberg", "delta-lake"));
    int port = freePort();
    configure(folder, port, mastic);
    Process process =
        launch(
            log,
            folder,
            List.of(
                java.toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Duser.timezone=UTC",
                "-Djdk.attach.allowAttachSelf=true",
                "--enable-native-access=ALL-UNNAMED",
                "--add-modules=jdk.incubator.vector",
                "-Dconfig=etc/config.properties",
                "-cp",
                folder.resolve("lib") + "/*",
                "io.trino.server.TrinoServer"));
    LocalTrino started = new LocalTrino(process, URI.create("http://127.0.0.1:" + port));
    started.await(log);
    return started;
  }

  /** Each plug-in costs a start some time and memory. */
  private static void onlyThese(Path plugins, List<String> names) throws IOException {
    Path away = Files.createDirectory(plugins.resolveSibling("unused"));
    try (Stream<Path> all = Files.list(plugins)) {
      for (Path plugin : all.toList()) {
        if (!names.contains(plugin.getFileName().toString())) {
          Files.move(plugin, away.resolve(plugin.getFileName()));
        }
      }
    }
  }

  private static void configure(Path folder, int port, MasticProcess mastic) throws IOException {
    Path catalogs = Files.createDirectories(folder.resolve("etc/catalog"));
    Files.write(
        folder.resolve("etc/config.properties"),
        List.of(
            "coordinator=true",
            "node.environment=test",
            "node.bind-ip=127.0.0.1",
            "node.internal-address=127.0.0.1",
            "node-scheduler.include-coordinator=true",
            "http-server.http.port=" + port,
            "http-server.log.enabled=false",
            "discovery.uri=http://127.0.0.1:" + port,
            "query.max-memory=250MB",
            "query.max-memory-per-node=250MB",
            "memory.heap-headroom-per-node=250MB"));
    String uri = mastic.uri().toString();
    List<String> shared =
        List.of(
            "hive.metastore.glue.region=us-east-1",
            "hive.metastore.glue.endpoint-url=" + uri,
            "hive.metastore.glue.aws-access-key=" + MasticProcess.KEY_ID,
            "hive.metastore.glue.aws-secret-key=" + MasticProcess.SECRET,
            "fs.native-s3.enabled=true",
            "s3.endpoint=" + uri,
            "s3.region=us-east-1",
            "s3.path-style-access=true",
            "s3.aws-access-key=" + MasticProcess.KEY_ID,
            "s3.aws-secret-key=" + MasticProcess.SECRET);
    Map.of(
            "hive",
            List.of(
                "connector.name=hive",
                "hive.metastore=glue",
                "hive.non-managed-table-writes-enabled=true",
                "hive.timestamp-precision=MICROSECONDS"),
            "iceberg",
            List.of("connector.name=iceberg", "iceberg.catalog.type=glue"),
            "delta",
            List.of("connector.name=delta_lake", "hive.metastore=glue"))
        .forEach((name, own) -> write(catalogs.resolve(name + ".properties"), own, shared));
  }

  private static void write(Path file, List<String> own, List<String> shared) {
    try {
      Files.write(file, Stream.concat(own.stream(), shared.stream()).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Process launch(Path log, Path folder, List<String> command) throws IOException {
    ProcessBuilder process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    process.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return process.start();
  }

  private void await(Path log) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
    while (!answers()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        close();
        throw new IOException("Trino does not start: " + Files.readString(log));
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  private boolean answers() throws InterruptedException {
    try {
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(uri.resolve("/v1/info")).build(), BodyHandlers.ofString())
          .body()
          .contains("\"starting\":false");
    } catch (IOException notYet) {
      return false;
    }
  }

  URI uri() {
    return uri;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
