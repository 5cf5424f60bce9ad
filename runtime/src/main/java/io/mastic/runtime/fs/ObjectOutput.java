package io.mastic.runtime.fs;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes into the scratch folder; closing puts the finished object in its place. A writer that dies
 * leaves no object, and one that failed holds no file open: writers of formats do not always close
 * what would not be written.
 */
final class ObjectOutput extends FilterOutputStream {

  private final OutputStream file;
  private final Path scratch;
  private final Path target;
  private boolean closed;
  private boolean failed;

  ObjectOutput(Path scratch, Path target) throws IOException {
    this(Files.newOutputStream(scratch), scratch, target);
  }

  ObjectOutput(OutputStream file, Path scratch, Path target) {
    super(new BufferedOutputStream(file, 64 << 10));
    this.file = file;
    this.scratch = scratch;
    this.target = target;
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    refuseAfterFailure();
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      throw abandoned(e);
    }
  }

  @Override
  public void flush() throws IOException {
    refuseAfterFailure();
    try {
      out.flush();
    } catch (IOException e) {
      throw abandoned(e);
    }
  }

  private void refuseAfterFailure() throws IOException {
    if (failed) {
      throw new IOException("Writing " + target + " has failed before");
    }
  }

  private IOException abandoned(IOException cause) {
    failed = true;
    try {
      file.close();
      Files.deleteIfExists(scratch);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
    return cause;
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    refuseAfterFailure();
    try {
      super.close();
      ObjectFolder.place(scratch, target);
    } finally {
      Files.deleteIfExists(scratch);
    }
  }
}
