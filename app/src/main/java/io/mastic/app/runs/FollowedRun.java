package io.mastic.app.runs;

import io.mastic.app.data.DataNames;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What a run writes, both outputs, as it writes it. */
public final class FollowedRun {

  private static final long LOOK_MILLIS = 200;
  private static final int BUFFER = 1 << 16;

  private final Output[] outputs;

  /**
   * @param data the data directory of the server that runs it
   */
  public FollowedRun(Path data, String runId, OutputStream out, OutputStream err) {
    Path run = data.resolve(DataNames.RUNS).resolve(runId);
    this.outputs =
        new Output[] {
          new Output(run.resolve("stdout.log"), out), new Output(run.resolve("stderr.log"), err)
        };
  }

  private static final class Output {
    private final Path file;
    private final OutputStream to;
    private long position;

    Output(Path file, OutputStream to) {
      this.file = file;
      this.to = to;
    }

    void pass() throws IOException {
      try (FileChannel channel = FileChannel.open(file)) {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        for (int read = channel.read(buffer, position);
            read > 0;
            read = channel.read(buffer, position)) {
          to.write(buffer.array(), 0, read);
          position += read;
          buffer.clear();
        }
        to.flush();
      } catch (NoSuchFileException notYet) {
        // A run that waits has no files.
      }
    }
  }

  /** Passes on what there is. */
  public void once() throws IOException {
    for (Output output : outputs) {
      output.pass();
    }
  }

  /** Passes on what comes until the run is over, and what it wrote last. */
  public void untilOver(BooleanSupplier over) throws IOException, InterruptedException {
    while (!over.getAsBoolean()) {
      once();
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    once();
  }
}
