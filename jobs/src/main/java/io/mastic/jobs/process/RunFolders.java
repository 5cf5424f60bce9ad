package io.mastic.jobs.process;

import io.mastic.jobs.launch.directory.RunDirectory;
import io.mastic.kernel.Db;
import io.mastic.kernel.expiry.Housekeeping.Chore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The directories of runs that are forgotten, with their logs: those that no row speaks of, a day
 * after they were made. What is not named as runs are is somebody else's, and stays.
 */
public final class RunFolders implements Chore {

  private static final Duration YOUNG = Duration.ofDays(1);
  private static final int AT_ONCE = 500;
  private static final Pattern OF_RUN =
      Pattern.compile("jr_[0-9a-f]+(_attempt_\\d+)?|[0-9a-f-]{36}");

  private final Db db;
  private final Path runs;
  private final Function<List<String>, Set<String>> known;

  /**
   * @param runs the directory of the run directories
   * @param known which of these ids rows of rooms above speak of
   */
  public RunFolders(Db db, Path runs, Function<List<String>, Set<String>> known) {
    this.db = db;
    this.runs = runs;
    this.known = known;
  }

  @Override
  public String room() {
    return "jobs";
  }

  @Override
  public String what() {
    return "directories of runs";
  }

  @Override
  public long tidy(Optional<Instant> before, Instant now) throws IOException {
    if (!Files.isDirectory(runs)) {
      return 0;
    }
    List<Path> old;
    try (Stream<Path> all = Files.list(runs)) {
      Instant young = now.minus(YOUNG);
      old = all.filter(run -> isOfRun(run) && isOlder(run, young)).toList();
    }
    long removed = 0;
    for (int i = 0; i < old.size(); i += AT_ONCE) {
      List<Path> some = old.subList(i, Math.min(old.size(), i + AT_ONCE));
      Set<String> known = known(some.stream().map(RunFolders::name).toList());
      for (Path run : some) {
        if (!known.contains(name(run))) {
          new RunDirectory(run).remove();
          removed++;
        }
      }
    }
    return removed;
  }

  private static boolean isOfRun(Path run) {
    return OF_RUN.matcher(name(run)).matches();
  }

  private static boolean isOlder(Path run, Instant than) {
    try {
      return Files.getLastModifiedTime(run, LinkOption.NOFOLLOW_LINKS).toInstant().isBefore(than);
    } catch (IOException e) {
      // It is gone already.
      return false;
    }
  }

  private static String name(Path run) {
    return String.valueOf(run.getFileName());
  }

  private Set<String> known(List<String> ids) {
    Set<String> all = new HashSet<>(known.apply(ids));
    db.read(
        h ->
            all.addAll(
                h.createQuery(
                        "SELECT id FROM job_run WHERE id IN (<ids>)"
                            + " UNION SELECT id FROM spark_work WHERE id IN (<ids>)")
                    .bindList("ids", ids)
                    .mapTo(String.class)
                    .list()));
    return all;
  }
}
