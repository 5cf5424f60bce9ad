package io.mastic.jobs.logs;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a log that may grow. */
interface LogBytes {

  /** How many there are now. */
  long size();

  /**
   * Those from an offset on.
   *
   * @param most how many at most; fewer only at the end
   */
  byte[] read(long from, int most);

  /** All from an offset on, to be read once. */
  InputStream stream(long from) throws IOException;
}
