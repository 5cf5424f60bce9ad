package io.mastic.conformance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** MariaDB of Debian's mariadb-server-core, with its data in a folder of the test. */
final class LocalMariadb implements AutoCloseable {

  private static final Path SERVER = Path.of("/usr/sbin/mariadbd");

  private final Process process;
  private final int port;

  private LocalMariadb(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static boolean isInstalled() {
    return Files.isExecutable(SERVER);
  }

  /**
   * Starts it.
   *
   * @param statements run before anybody can connect
   */
  static LocalMariadb start(Path folder, List<String> statements)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path log = folder.resolve("log");
    String data = "--datadir=" + folder.resolve("data");
    String user = "--user=" + System.getProperty("user.name");
    Process install =
        launch(log, List.of("mariadb-install-db", "--no-defaults", user, data, "--skip-test-db"));
    if (install.waitFor() != 0) {
      throw new IOException(Files.readString(log));
    }
    Path init = folder.resolve("init.sql");
    Files.write(init, statements.stream().map(sql -> sql + ";").toList());
    int port = freePort();
    Process process =
        launch(
            log,
            List.of(
                SERVER.toString(),
                "--no-defaults",
                user,
                data,
                "--init-file=" + init,
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--socket=" + folder.resolve("s"),
                "--pid-file=" + folder.resolve("pid"),
                "--innodb-buffer-pool-size=32M",
                "--innodb-flush-log-at-trx-commit=0",
                "--skip-name-resolve",
                "--skip-log-bin"));
    LocalMariadb started = new LocalMariadb(process, port);
    started.await(log);
    return started;
  }

  private static Process launch(Path log, List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private void await(Path log) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    while (!listens()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        close();
        throw new IOException("MariaDB does not start: " + Files.readString(log));
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  /** As clients of MySQL name it. */
  String url(String database) {
    return "jdbc:mysql://127.0.0.1:" + port + "/" + database;
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
