package io.mastic.runtime.bookmark;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one source has read: everything modified up to {@code mark - BAND}, and of the time since
 * then the files named in {@code files}. The band is for files that become visible later than their
 * time says; only its files need remembering, however many the source has.
 *
 * @param mark epoch millis
 * @param files path to the modification time (epoch millis) under which it was read
 */
public record Seen(long mark, Map<String, Long> files) implements ReadProgress {

  /** AWS's default maxBand: 900 seconds. */
  public static final long BAND = 900_000;

  public static final Seen NOTHING = new Seen(Long.MIN_VALUE / 2, Map.of());

  /** A file of the listing; {@code modified} in epoch millis. */
  public record Listed(String path, long modified, long size) {}

  /**
   * How much of a listing is looked at.
   *
   * @param files so many at most
   * @param bytes so many at most, or one file
   * @param band so many milliseconds before the mark; what is older is not looked for
   */
  public record Bounds(long files, long bytes, long band) {

    public static final Bounds NONE = new Bounds(Long.MAX_VALUE, Long.MAX_VALUE, BAND);

    public Bounds {
      if (band < 0 || band > BAND) {
        throw new IllegalArgumentException(
            "The option maxBand is a number of milliseconds up to " + BAND + ", not " + band);
      }
    }
  }

  /** What to read now, and what will have been seen once it is read. */
  public record Choice(List<Listed> fresh, Seen next) {}

  public Seen {
    files = Map.copyOf(files);
  }

  /** A file is fresh if it is new, or was modified since it was read. */
  public boolean isFresh(Listed file) {
    return file.modified() > mark - BAND
        && !Long.valueOf(file.modified()).equals(files.get(file.path()));
  }

  /** Everything fresh of a listing made at {@code listedAt}. */
  public Choice choose(List<Listed> listing, long listedAt) {
    List<Listed> fresh = listing.stream().filter(this::isFresh).toList();
    return new Choice(fresh, after(listing, Set.of(), Math.max(mark, listedAt)));
  }

  /**
   * The oldest fresh files within a number of files and of bytes (at least one); the others stay
   * fresh for the next run.
   */
  public Choice chooseWithin(List<Listed> all, long listedAt, Bounds bounds) {
    List<Listed> listing =
        all.stream().filter(file -> file.modified() > mark - bounds.band()).toList();
    return within(listing, listedAt, bounds.files(), bounds.bytes());
  }

  private Choice within(List<Listed> listing, long listedAt, long maxFiles, long maxBytes) {
    Choice all = choose(listing, listedAt);
    List<Listed> oldest =
        all.fresh().stream()
            .sorted(Comparator.comparingLong(Listed::modified).thenComparing(Listed::path))
            .toList();
    int taken = 0;
    long bytes = 0;
    while (taken < oldest.size()
        && taken < maxFiles
        && (taken == 0 || bytes + oldest.get(taken).size() <= maxBytes)) {
      bytes += oldest.get(taken++).size();
    }
    if (taken == oldest.size()) {
      return all;
    }
    Set<Listed> left = new HashSet<>(oldest.subList(taken, oldest.size()));
    long reached = taken == 0 ? mark : oldest.get(taken - 1).modified();
    return new Choice(oldest.subList(0, taken), after(listing, left, Math.max(mark, reached)));
  }

  private Seen after(List<Listed> listing, Set<Listed> left, long nextMark) {
    Map<String, Long> inBand = new HashMap<>();
    for (Listed file : listing) {
      if (file.modified() > nextMark - BAND && !left.contains(file)) {
        inBand.put(file.path(), file.modified());
      }
    }
    return new Seen(nextMark, inBand);
  }
}
