package io.mastic.jobs.launch.system;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A helper program of ours that runs to its end, such as pip. */
public final class Shell {

  /** The last of what a program printed is enough to tell why it failed. */
  private static final int KEPT = 64 * 1024;

  /** How a program ended. */
  public record Ended(int exitCode, String output) {
    public boolean well() {
      return exitCode == 0;
    }
  }

  private Shell() {}

  /**
   * Runs a program with its output and errors together.
   *
   * @throws IOException if it cannot be started or takes longer than allowed
   */
  public static Ended run(List<String> command, Map<String, String> environment, Duration atMost)
      throws IOException, InterruptedException {
    return run(command, environment, null, atMost);
  }

  /**
   * As {@link #run(List, Map, Duration)}.
   *
   * @param directory to run in; null for the server's own
   */
  public static Ended run(
      List<String> command,
      Map<String, String> environment,
      @Nullable Path directory,
      Duration atMost)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("mastic", ".out");
    Process process = null;
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
              .redirectOutput(output.toFile());
      if (directory != null) {
        builder.directory(directory.toFile());
      }
      builder.environment().putAll(environment);
      process = builder.start();
      if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException(command.get(0) + " did not end within " + atMost);
      }
      return new Ended(process.exitValue(), tail(output));
    } finally {
      if (process != null && process.isAlive()) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
      Files.deleteIfExists(output);
    }
  }

  private static String tail(Path file) throws IOException {
    try (var channel = Files.newByteChannel(file)) {
      long from = Math.max(0, channel.size() - KEPT);
      channel.position(from);
      var bytes = ByteBuffer.allocate((int) Math.min(KEPT, channel.size() - from));
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // Reads on until all of it is there.
      }
      return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }
  }
}
