package io.mastic.app.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** {@code moto_server}, a Glue of other people, where it is installed. */
final class PeerProcess implements AutoCloseable {

  private static final String COMMAND = "moto_server";

  private final Process process;
  private final URI uri;

  private PeerProcess(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  static boolean isThere() {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, COMMAND)));
  }

  static PeerProcess start(Path directory) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Process process =
        new ProcessBuilder(COMMAND, "-H", "127.0.0.1", "-p", String.valueOf(port))
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("moto.log").toFile())
            .start();
    long until = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!answers(port)) {
      if (!process.isAlive() || System.nanoTime() > until) {
        process.destroyForcibly();
        throw new IOException(COMMAND + " does not start; see " + directory.resolve("moto.log"));
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    return new PeerProcess(process, URI.create("http://127.0.0.1:" + port));
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  URI uri() {
    return uri;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
