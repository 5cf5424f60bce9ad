package io.mastic.runtime.fs;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes into the scratch folder; closing puts the finished object in its place. A writer that dies
 * leaves no object.
 */
final class ObjectOutput extends FilterOutputStream {

  private final Path scratch;
  private final Path target;
  private boolean closed;
  private boolean failed;

  ObjectOutput(Path scratch, Path target) throws IOException {
    super(new BufferedOutputStream(Files.newOutputStream(scratch), 64 << 10));
    this.scratch = scratch;
    this.target = target;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      failed = true;
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      super.close();
      if (!failed) {
        ObjectFolder.place(scratch, target);
      }
    } finally {
      Files.deleteIfExists(scratch);
    }
  }
}
