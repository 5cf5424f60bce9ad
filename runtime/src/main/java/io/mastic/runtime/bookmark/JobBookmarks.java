package io.mastic.runtime.bookmark;

import io.mastic.runtime.bookmark.Seen.Choice;
import io.mastic.runtime.bookmark.Seen.Listed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job's bookmarks during one run. A source without a transformation context has none, as in Glue;
 * nothing is saved before {@link #commit}.
 */
public final class JobBookmarks {

  /** {@code --job-bookmark-option}: ENABLE reads and saves, PAUSE only reads. */
  public enum Mode {
    DISABLE,
    ENABLE,
    PAUSE;

    /** Throws IllegalArgumentException for a word that AWS does not know. */
    public static Mode of(@Nullable String option) {
      return switch (option == null ? "job-bookmark-disable" : option) {
        case "job-bookmark-enable" -> ENABLE;
        case "job-bookmark-pause" -> PAUSE;
        case "job-bookmark-disable" -> DISABLE;
        default -> throw new IllegalArgumentException("Not a job bookmark option: " + option);
      };
    }
  }

  private final Mode mode;
  private final String jobName;
  private final String runId;
  private final SavedBookmarks store;
  private final SavedBookmarks.Entry from;
  private final Map<String, Seen> upTo;
  private final Map<String, Seen> next;
  private int version;

  private JobBookmarks(
      Mode mode,
      String jobName,
      String runId,
      SavedBookmarks store,
      SavedBookmarks.Entry from,
      Map<String, Seen> upTo) {
    this.mode = mode;
    this.jobName = jobName;
    this.runId = runId;
    this.store = store;
    this.from = from;
    this.upTo = upTo;
    this.next = new LinkedHashMap<>(from.sources());
    this.version = from.version();
  }

  /** The bookmarks of a job that has none. */
  public static JobBookmarks none(SavedBookmarks store) {
    return new JobBookmarks(Mode.DISABLE, "", "", store, SavedBookmarks.Entry.NONE, Map.of());
  }

  /**
   * Loads a job's bookmarks.
   *
   * @param fromRun with PAUSE: read what came after this run's bookmark, null for the latest
   * @param toRun with PAUSE: and had come by this run's bookmark
   */
  public static JobBookmarks load(
      Mode mode,
      String jobName,
      String runId,
      @Nullable String fromRun,
      @Nullable String toRun,
      SavedBookmarks store) {
    if (mode == Mode.DISABLE) {
      return none(store);
    }
    boolean range = mode == Mode.PAUSE && fromRun != null && toRun != null;
    SavedBookmarks.Entry from = store.find(jobName, range ? fromRun : null);
    Map<String, Seen> upTo = range ? store.find(jobName, toRun).sources() : Map.of();
    return new JobBookmarks(mode, jobName, runId, store, from, upTo);
  }

  /** Whether a source under this context reads only what is new. */
  public boolean covers(String context) {
    return mode != Mode.DISABLE && !context.isEmpty();
  }

  /** The files that a source has to read now. */
  public List<Listed> choose(
      String context, List<Listed> listing, long listedAt, long maxFiles, long maxBytes) {
    Seen seen = from.sources().getOrDefault(context, Seen.NOTHING);
    Choice choice = seen.chooseWithin(listing, listedAt, maxFiles, maxBytes);
    next.put(context, choice.next());
    Seen end = upTo.get(context);
    return end == null
        ? choice.fresh()
        : choice.fresh().stream().filter(file -> !end.isFresh(file)).toList();
  }

  /** Saves what the run has read; a second commit saves what was read since. */
  public void commit() {
    if (mode == Mode.ENABLE) {
      version = store.save(jobName, runId, version, next);
    }
  }
}
