package io.mastic.runtime.progress;

import java.util.Set;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileSystem.Statistics;

/** What this process has read of S3 and written to it since it was last asked. */
final class BytesOfS3 {

  private static final Set<String> SCHEMES = Set.of("s3", "s3a", "s3n");

  private long readBefore;
  private long writtenBefore;

  /** Since the last time. */
  record Moved(long read, long written) {}

  @SuppressWarnings("deprecation") // What replaces it does not count the file systems of others.
  Moved since() {
    long read = 0;
    long written = 0;
    for (Statistics each : FileSystem.getAllStatistics()) {
      if (SCHEMES.contains(each.getScheme())) {
        read += each.getBytesRead();
        written += each.getBytesWritten();
      }
    }
    Moved moved = new Moved(read - readBefore, written - writtenBefore);
    readBefore = read;
    writtenBefore = written;
    return moved;
  }
}
