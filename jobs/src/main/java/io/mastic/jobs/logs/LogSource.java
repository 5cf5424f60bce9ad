package io.mastic.jobs.logs;

import io.mastic.kernel.Page;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who has the streams of some log groups, for the current caller. */
public interface LogSource {

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

  Optional<? extends EventReader> open(String group, String stream);
}
