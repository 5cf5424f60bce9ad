package io.mastic.runtime.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Real database servers, one of each kind for a test JVM, which ends them. */
final class Databases {

  private static EmbeddedPostgres postgres;
  private static JdbcConnection mariadb;

  private Databases() {}

  static synchronized JdbcConnection postgresql() {
    if (postgres == null) {
      try {
        postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
      } catch (IOException e) {
        throw new IllegalStateException("embedded PostgreSQL does not start", e);
      }
      Runtime.getRuntime().addShutdownHook(new Thread(Databases::stopPostgres));
    }
    return connection(
        "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres", "postgres");
  }

  private static void stopPostgres() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Of Debian's package mariadb-server-core; empty where that is not installed. */
  static synchronized Optional<JdbcConnection> mariadb() {
    Path server = Path.of("/usr/sbin/mariadbd");
    if (mariadb == null && Files.isExecutable(server)) {
      try {
        mariadb = startMariadb(server);
      } catch (IOException | SQLException e) {
        throw new IllegalStateException("MariaDB does not start", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
    return Optional.ofNullable(mariadb);
  }

  private static JdbcConnection startMariadb(Path server)
      throws IOException, InterruptedException, SQLException {
    Path folder = Files.createTempDirectory("mariadb");
    String user = "--user=" + System.getProperty("user.name");
    Path log = folder.resolve("log");
    Process install =
        new ProcessBuilder(
                "mariadb-install-db",
                "--no-defaults",
                user,
                "--datadir=" + folder.resolve("data"),
                "--auth-root-authentication-method=normal",
                "--skip-test-db")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (install.waitFor() != 0) {
      throw new IOException(Files.readString(log));
    }
    int port = freePort();
    Process process =
        new ProcessBuilder(
                server.toString(),
                "--no-defaults",
                user,
                "--datadir=" + folder.resolve("data"),
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--socket=" + folder.resolve("s"),
                "--pid-file=" + folder.resolve("pid"),
                "--innodb-buffer-pool-size=32M",
                "--innodb-flush-log-at-trx-commit=0",
                "--skip-name-resolve",
                "--skip-log-bin")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process, folder)));
    JdbcConnection admin = connection("jdbc:mariadb://127.0.0.1:" + port + "/mysql", "root");
    awaitAnswer(admin, process, log);
    // Root comes in by the socket's name alone.
    try (Connection open = admin.open();
        Statement statement = open.createStatement()) {
      statement.execute("CREATE DATABASE shop CHARACTER SET utf8mb4");
      statement.execute("CREATE USER 'm'@'127.0.0.1' IDENTIFIED BY 'it''s secret'");
      statement.execute("GRANT ALL ON *.* TO 'm'@'127.0.0.1'");
    }
    return new JdbcConnection(
        "jdbc:mysql://127.0.0.1:" + port + "/shop",
        new Login("m", "it's secret"),
        DriverChoice.BY_URL,
        Map.of());
  }

  private static void awaitAnswer(JdbcConnection admin, Process process, Path log)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (true) {
      try (Connection open = admin.open()) {
        if (open.isValid(10)) {
          return;
        }
      } catch (JdbcException | SQLException notYet) {
        if (!process.isAlive() || System.nanoTime() > end) {
          throw new IOException(Files.readString(log), notYet);
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
  }

  private static void stop(Process process, Path folder) {
    process.destroyForcibly().onExit().join();
    try (var files = Files.walk(folder)) {
      files.sorted((one, other) -> other.compareTo(one)).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static JdbcConnection connection(String url, String user) {
    return new JdbcConnection(url, new Login(user, ""), DriverChoice.BY_URL, Map.of());
  }

  /** Executes statements one after the other. */
  static void execute(JdbcConnection place, String... statements) {
    try (Connection open = place.open();
        Statement statement = open.createStatement()) {
      for (String sql : List.of(statements)) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /** By DriverManager, as a script of its own does. */
  static boolean answers(JdbcConnection place) throws SQLException {
    try (Connection open =
        DriverManager.getConnection(place.url(), place.login().user(), place.login().password())) {
      return open.isValid(10);
    }
  }
}
