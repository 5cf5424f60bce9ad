package io.mastic.app.command;

import io.mastic.app.Upkeep;
import io.mastic.kernel.expiry.Retention;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that keep a server from growing until it stops. */
final class RetentionOptions {

  /** Those that forget something: kernel's are access keys, which go when their time is over. */
  private static final Set<String> ROOMS =
      Set.of("jobs", "sessions", "crawlers", "workflows", "stacks", "modules");

  @Option(
      names = "--retention-days",
      paramLabel = "N",
      description =
          "How long runs, crawls and their logs are kept after their end, in days; 0 for ever"
              + " (default: ${DEFAULT-VALUE}, as AWS does).")
  int days = Retention.DEFAULT.days();

  @Option(
      names = "--retention",
      paramLabel = "ROOM=N",
      description =
          "As --retention-days, for one of jobs, sessions, crawlers, workflows, stacks (that were deleted), modules (sets of Python"
              + " modules that no run asked for). May be repeated.")
  Map<String, Integer> rooms = new LinkedHashMap<>();

  @Option(
      names = "--disk-reserve",
      paramLabel = "MIB",
      description =
          "New runs and crawls wait, and the server says that it is not healthy, while less of the"
              + " data directory's disk is free; 0 for never (default: a twentieth of the disk, 1"
              + " to 10 GiB, at most a tenth).")
  @Nullable Integer reserve;

  /** What there was beside it: a second bound on the same disk. */
  @Option(names = "--min-free-disk", paramLabel = "MB", hidden = true)
  @Nullable String formerly;

  Upkeep upkeep() {
    for (String room : rooms.keySet()) {
      if (!ROOMS.contains(room)) {
        throw new IllegalArgumentException(
            "--retention "
                + room
                + ": not one of jobs, sessions, crawlers, workflows, stacks, modules");
      }
    }
    if (formerly != null) {
      throw new IllegalArgumentException(
          "--min-free-disk is no longer there: --disk-reserve says below what new runs and crawls"
              + " wait and the server is not healthy");
    }
    if (reserve != null && reserve < 0) {
      throw new IllegalArgumentException("--disk-reserve cannot be negative");
    }
    return new Upkeep(new Retention(days, rooms), reserve);
  }
}
