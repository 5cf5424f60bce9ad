package io.mastic.runtime.bookmark;

import io.mastic.runtime.bookmark.Seen.Bounds;
import io.mastic.runtime.bookmark.Seen.Choice;
import io.mastic.runtime.bookmark.Seen.Listed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Optional<Map<String, ReadProgress>> upTo;
  private final Map<String, ReadProgress> next;
  private int version;

  private JobBookmarks(
      Mode mode,
      String jobName,
      String runId,
      SavedBookmarks store,
      SavedBookmarks.Entry from,
      Optional<Map<String, ReadProgress>> upTo) {
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
    return new JobBookmarks(
        Mode.DISABLE, "", "", store, SavedBookmarks.Entry.NONE, Optional.empty());
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
    Optional<Map<String, ReadProgress>> upTo =
        range ? Optional.of(store.find(jobName, toRun).sources()) : Optional.empty();
    return new JobBookmarks(mode, jobName, runId, store, from, upTo);
  }

  /** Whether a source under this context reads only what is new. */
  public boolean covers(String context) {
    return mode != Mode.DISABLE && !context.isEmpty();
  }

  /** The files that a source has to read now. */
  public List<Listed> choose(String context, List<Listed> listing, long listedAt, Bounds bounds) {
    Seen seen = files(context, from.sources()).orElse(Seen.NOTHING);
    Choice choice = seen.chooseWithin(listing, listedAt, bounds);
    next.put(context, choice.next());
    return upTo.flatMap(end -> files(context, end))
        .map(end -> choice.fresh().stream().filter(file -> !end.isFresh(file)).toList())
        .orElseGet(choice::fresh);
  }

  private static Optional<Seen> files(String context, Map<String, ReadProgress> sources) {
    return sources.get(context) instanceof Seen seen ? Optional.of(seen) : Optional.empty();
  }

  /** How far the rows of a source have been read; empty if none have. */
  public Optional<SeenRows> rows(String context) {
    return rows(context, from.sources());
  }

  /** Does the run read no further than another run did? */
  public boolean endsWithARun() {
    return upTo.isPresent();
  }

  /** How far that other run had come with the rows of a source; empty if not at all. */
  public Optional<SeenRows> rowsAtTheEnd(String context) {
    return upTo.flatMap(end -> rows(context, end));
  }

  private static Optional<SeenRows> rows(String context, Map<String, ReadProgress> sources) {
    return sources.get(context) instanceof SeenRows seen ? Optional.of(seen) : Optional.empty();
  }

  /** Notes how far the rows of a source will have been read. */
  public void reached(String context, SeenRows rows) {
    next.put(context, rows);
  }

  /** Saves what the run has read; a second commit saves what was read since. */
  public void commit() {
    if (mode == Mode.ENABLE) {
      version = store.save(jobName, runId, version, next);
    }
  }
}
