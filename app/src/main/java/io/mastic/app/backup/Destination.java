package io.mastic.app.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** Where a backup goes: a directory or an archive, there only once it is complete. */
interface Destination extends AutoCloseable {

  void directory(Path path) throws IOException;

  /**
   * Takes a file; one that came before is replaced.
   *
   * @param modified kept to the nanosecond: what is remembered of an object is bound to it
   */
  void file(Path path, InputStream content, long size, FileTime modified) throws IOException;

  /** All has come: what was made takes its name. */
  void complete() throws IOException;

  /** Removes what is not complete. */
  @Override
  void close() throws IOException;
}
