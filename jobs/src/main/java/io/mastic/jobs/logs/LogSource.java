package io.mastic.jobs.logs;

import io.mastic.kernel.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who has the streams of some log groups, for the current caller. */
public interface LogSource {

  /** How many streams one look takes. */
  int STREAMS_AT_ONCE = 50;

  /**
   * The names of some of its groups, in order.
   *
   * @param prefix what they begin with
   * @param after what they come after; empty for the first
   * @param limit how many at most
   */
  List<String> groups(String prefix, String after, int limit);

  boolean has(String group);

  /** In the order of their names. */
  Page<LogStream> streams(String group, String prefix, @Nullable String token, int limit);

  /** The latest first. */
  Page<LogStream> latestStreams(String group, @Nullable String token, int limit);

  /** When a group of its was made. */
  Instant createdAt(String group);

  /** How many bytes there are in a group of its. */
  default long bytes(String group) {
    long bytes = 0;
    String token = null;
    do {
      Page<LogStream> page = streams(group, "", token, STREAMS_AT_ONCE);
      bytes += page.items().stream().mapToLong(LogStream::bytes).sum();
      token = page.nextToken();
    } while (token != null);
    return bytes;
  }

  Optional<? extends EventReader> open(String group, String stream);
}
