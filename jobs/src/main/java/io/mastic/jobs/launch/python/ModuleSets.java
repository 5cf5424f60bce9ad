package io.mastic.jobs.launch.python;

import io.mastic.jobs.launch.directory.FileTrees;
import io.mastic.kernel.expiry.Housekeeping.Chore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sets of Python modules that no run has asked for in a long time, and that none that lives has on
 * its path; they can be installed again.
 */
public final class ModuleSets implements Chore {

  private static final String SET = "py";
  private static final String GOING = ".going-";

  private final Path directory;
  private final Path runs;

  /**
   * @param directory of the sets
   * @param runs the directory of the run directories
   */
  public ModuleSets(Path directory, Path runs) {
    this.directory = directory;
    this.runs = runs;
  }

  @Override
  public String room() {
    return "modules";
  }

  @Override
  public String what() {
    return "sets of Python modules";
  }

  @Override
  public long tidy(Optional<Instant> before, Instant now) throws IOException {
    if (before.isEmpty() || !Files.isDirectory(directory)) {
      return 0;
    }
    List<Path> unused = new ArrayList<>();
    for (Path each : list(directory)) {
      String name = String.valueOf(each.getFileName());
      if (name.startsWith(GOING)) {
        FileTrees.delete(each);
      } else if (name.startsWith(SET) && lastUsed(each).isBefore(before.get())) {
        unused.add(each);
      }
    }
    if (unused.isEmpty()) {
      return 0;
    }
    List<String> living = living();
    long removed = 0;
    for (Path set : unused) {
      if (living.stream().noneMatch(run -> run.contains(set.toString()))
          && remove(set, before.get())) {
        removed++;
      }
    }
    return removed;
  }

  /** Takes it away at one stroke; gives it back if a run asked for it just before. */
  private boolean remove(Path set, Instant before) throws IOException {
    Path going = directory.resolve(GOING + set.getFileName());
    Files.move(set, going, StandardCopyOption.ATOMIC_MOVE);
    if (!lastUsed(going).isBefore(before) && !Files.exists(set)) {
      Files.move(going, set, StandardCopyOption.ATOMIC_MOVE);
      return false;
    }
    FileTrees.delete(going);
    return true;
  }

  private static Instant lastUsed(Path set) throws IOException {
    return Files.getLastModifiedTime(set).toInstant();
  }

  /** What the processes without a result were told. */
  private List<String> living() throws IOException {
    List<String> told = new ArrayList<>();
    if (Files.isDirectory(runs)) {
      for (Path run : list(runs)) {
        Path spec = run.resolve("run.json");
        if (Files.exists(spec) && !Files.exists(run.resolve("result.json"))) {
          told.add(Files.readString(spec));
        }
      }
    }
    return told;
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.toList();
    }
  }
}
