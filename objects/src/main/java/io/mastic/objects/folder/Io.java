package io.mastic.objects.folder;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A disk that fails is no answer of S3's: it goes up unchecked. */
final class Io {

  interface Work<T> {
    T run() throws IOException;
  }

  interface Step {
    void run() throws IOException;
  }

  private Io() {}

  static <T> T call(Work<T> work) {
    try {
      return work.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
