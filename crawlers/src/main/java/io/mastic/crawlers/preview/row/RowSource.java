package io.mastic.crawlers.preview.row;

import java.io.IOException;

/** Takes rows of files that are written in one way. */
@FunctionalInterface
public interface RowSource {

  /**
   * Takes what is wanted of a file, as far as it can be read.
   *
   * @throws IOException if the file, or what follows of it, cannot be read; what was taken until
   *     then stays
   */
  void read(FileBytes file, Taking taking) throws IOException;
}
