package io.mastic.jobs.launch;

import io.mastic.jobs.launch.directory.RunDirectory;
import io.mastic.jobs.launch.order.LaunchException;
import io.mastic.jobs.launch.order.LaunchOrder;
import io.mastic.jobs.launch.order.LiveRun;
import io.mastic.jobs.launch.order.RunResult;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs one script to its end without a registered job, and passes on what it writes. */
public final class LocalRun {

  private static final long LOOK_MILLIS = 50;

  private final LocalLauncher launcher;

  public LocalRun(LocalLauncher launcher) {
    this.launcher = launcher;
  }

  /**
   * Runs the script of that order.
   *
   * @return how it ended; empty if its process was killed before it could say
   * @throws LaunchException if it cannot begin
   */
  public Optional<RunResult> run(LaunchOrder order, OutputStream out, OutputStream err)
      throws LaunchException, InterruptedException, IOException {
    LiveRun live = launcher.begin(order);
    Thread ending = new Thread(live::kill, "end-run");
    Runtime.getRuntime().addShutdownHook(ending);
    try {
      RunDirectory run = launcher.directory(order.runId());
      Tail stdout = new Tail(run.stdout(), out);
      Tail stderr = new Tail(run.stderr(), err);
      boolean ended = false;
      while (!ended) {
        ended = await(live);
        stdout.passOn();
        stderr.passOn();
      }
      live.kill();
      return launcher.result(order.runId());
    } finally {
      forget(ending);
    }
  }

  private static boolean await(LiveRun live) throws InterruptedException {
    try {
      live.ended().get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the end of a process cannot be seen", e);
    }
  }

  private static void forget(Thread ending) {
    try {
      Runtime.getRuntime().removeShutdownHook(ending);
    } catch (IllegalStateException shuttingDown) {
      // The hook is what ends the run.
    }
  }

  /** Passes on what has been added to a file since the last look. */
  private static final class Tail {
    private final Path file;
    private final OutputStream out;
    private long offset;

    Tail(Path file, OutputStream out) {
      this.file = file;
      this.out = out;
    }

    void passOn() throws IOException {
      if (!Files.exists(file)) {
        return;
      }
      try (SeekableByteChannel channel = Files.newByteChannel(file)) {
        channel.position(offset);
        ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
        while (channel.read(buffer.clear()) > 0) {
          out.write(buffer.array(), 0, buffer.position());
          offset += buffer.position();
        }
        out.flush();
      }
    }
  }
}
