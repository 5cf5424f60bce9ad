package io.mastic.objects.remote;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A body written to disk on its way: only what came in whole and was checked goes on to the remote,
 * with a known length, and can be sent again.
 */
record Spool(Path file) implements Closeable {

  static Spool of(InputStream body) {
    try {
      Path file = Files.createTempFile("mastic-object-", ".tmp");
      try {
        Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
        return new Spool(file);
      } catch (IOException | RuntimeException e) {
        Files.deleteIfExists(file);
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
