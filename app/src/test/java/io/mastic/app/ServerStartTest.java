package io.mastic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.kernel.Awaiting;
import io.mastic.wire.Auth;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.CrawlerState;
import software.amazon.awssdk.services.glue.model.S3Target;
import software.amazon.awssdk.services.s3.S3Client;

/** A start that fails leaves nothing open, and says what to do. */
class ServerStartTest {

  private static final Home HOME = new Home(Path.of("..").toAbsolutePath().normalize());

  /** What a JVM or a library makes once, whoever comes first, and never ends. */
  private static final List<String> SHARED =
      List.of("process reaper", "Cleaner", "Common-Cleaner", "ForkJoinPool.commonPool");

  @TempDir private Path data;

  private Server start(int port) throws IOException {
    Settings settings =
        Settings.local(data).with(new Settings.Door("127.0.0.1", port, Auth.VERIFY));
    return Server.start(settings, HOME, Server.Spark.NOT_PREPARED);
  }

  private static long threads(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(name))
        .count();
  }

  @Test
  void aTakenPort() throws IOException {
    long before = threads("log-times") + threads("HikariPool");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> start(taken.getLocalPort()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("Port " + taken.getLocalPort() + " is taken")
          .hasMessageContaining("--port");
    }
    Awaiting.until(
        "its threads have ended",
        Duration.ofSeconds(20),
        () -> threads("log-times") + threads("HikariPool") <= before);
    try (Server server = start(0)) {
      assertThat(server.url()).startsWith("http://127.0.0.1:");
      assertThat(Files.exists(data.resolve("running.json"))).isTrue();
    }
    assertThat(Files.exists(data.resolve("running.json"))).isFalse();
  }

  /** All is open and works when it comes to the last step, which fails. */
  @Test
  void aFailureAtTheEnd() throws IOException {
    start(0).close();
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    Path announced = Files.createDirectories(data.resolve("running.json").resolve("in the way"));
    assertThatThrownBy(() -> start(0)).isInstanceOf(IOException.class);
    ended(before);
    Files.delete(announced);
    Files.delete(announced.getParent());
    // Neither the directory's lock nor anything in it is held.
    try (Server server = start(0)) {
      crawl(server);
    }
    ended(before);
  }

  /** Says which have not. */
  private static void ended(Set<Thread> before) {
    try {
      Awaiting.until("its threads end", Duration.ofMinutes(1), () -> since(before).isEmpty());
    } catch (AssertionError late) {
      assertThat(since(before)).isEmpty();
      throw late;
    }
  }

  /** Whoever reads files for it is made by the first crawl. */
  private static void crawl(Server server) {
    try (GlueClient glue = Clients.glue(server);
        S3Client s3 = Clients.s3(server)) {
      s3.createBucket(b -> b.bucket("raw"));
      s3.putObject(b -> b.bucket("raw").key("t/a.json"), RequestBody.fromString("{\"id\": 1}\n"));
      glue.createDatabase(b -> b.databaseInput(d -> d.name("d")));
      glue.createCrawler(
          b ->
              b.name("c")
                  .role("r")
                  .databaseName("d")
                  .targets(
                      t -> t.s3Targets(List.of(S3Target.builder().path("s3://raw/t/").build()))));
      glue.startCrawler(b -> b.name("c"));
      Awaiting.until(
          "the crawl has ended",
          Duration.ofMinutes(1),
          () -> glue.getCrawler(b -> b.name("c")).crawler().state() == CrawlerState.READY);
      assertThat(threads("crawl-reader")).isPositive();
    }
  }

  /** Threads of Mastic's own and of what it opens, not those that a JVM keeps for all. */
  private static List<String> since(Set<Thread> before) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread) && thread.isAlive())
        .map(Thread::getName)
        .filter(name -> SHARED.stream().noneMatch(name::startsWith))
        .toList();
  }

  @Test
  void aNewerDatabase() throws Exception {
    start(0).close();
    try (var database =
            java.sql.DriverManager.getConnection("jdbc:sqlite:" + data.resolve("mastic.db"));
        var statement = database.createStatement()) {
      statement.execute(
          "INSERT INTO schema_history_jobs (installed_rank, version, description, type, script,"
              + " checksum, installed_by, execution_time, success) SELECT 900, '900', 'later',"
              + " type, 'V900__later.sql', checksum, installed_by, 1, success FROM"
              + " schema_history_jobs WHERE version = '1'");
    }
    assertThatThrownBy(() -> start(0)).hasMessageContaining("newer Mastic");
  }
}
