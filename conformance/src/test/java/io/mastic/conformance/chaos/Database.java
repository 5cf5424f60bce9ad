package io.mastic.conformance.chaos;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL that comes back on its port with its data, however it ended. */
final class Database implements AutoCloseable {

  private final Path directory;
  private final int port;
  private EmbeddedPostgres postgres;

  Database(Path directory) throws IOException {
    this.directory = directory;
    this.port = freePort();
    this.postgres = start();
  }

  /** One that no outgoing connection gets by chance while what listens there is away. */
  static int freePort() throws IOException {
    for (int tries = 0; ; tries++) {
      int port = ThreadLocalRandom.current().nextInt(21_000, 32_000);
      try (ServerSocket socket = new ServerSocket(port)) {
        return socket.getLocalPort();
      } catch (BindException e) {
        if (tries == 100) {
          throw e;
        }
      }
    }
  }

  private EmbeddedPostgres start() throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(directory)
        .setCleanDataDirectory(false)
        .setPort(port)
        .setPGStartupWait(Duration.ofMinutes(2))
        .setServerConfig("max_connections", "200")
        .start();
  }

  /** For the servers; after some seconds without an answer a connection is given up. */
  String url() {
    return postgres.getJdbcUrl("postgres", "postgres");
  }

  /** As an operator stops it: no new work, sessions cut. */
  void stop() throws IOException {
    postgres.close();
  }

  /** As {@code pg_ctl stop -m immediate}: nothing is written, recovery follows. */
  void crash() throws IOException, InterruptedException {
    ProcessHandle postmaster = postmaster();
    Signal.QUIT.to(postmaster.pid());
    try {
      postmaster.onExit().get(30, TimeUnit.SECONDS);
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new IOException("PostgreSQL does not end", e);
    }
    postgres.close();
  }

  void startAgain() throws IOException {
    postgres = start();
  }

  /** Sessions that hang, with whatever they hold; to be told to go on. */
  List<Long> freeze() throws IOException {
    List<Long> frozen = new ArrayList<>();
    postmaster().children().map(ProcessHandle::pid).forEach(frozen::add);
    frozen.forEach(Signal.STOP::to);
    return frozen;
  }

  private ProcessHandle postmaster() throws IOException {
    String pid = Files.readAllLines(directory.resolve("postmaster.pid")).get(0).strip();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  /** Lines of one column. */
  List<String> query(String sql) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> lines = new ArrayList<>();
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
      return lines;
    }
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
