package io.mastic.jobs.logs;

import io.mastic.kernel.Page;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who has the streams of some log groups, for the current caller. */
public interface LogSource {

  /** The names of its groups. */
  List<String> groups();

  /** In the order of their names. */
  Page<LogStream> streams(String group, String prefix, @Nullable String token, int limit);

  /** The latest first. */
  Page<LogStream> latestStreams(String group, @Nullable String token, int limit);

  Optional<LogText> open(String group, String stream);
}
