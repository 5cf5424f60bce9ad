package io.mastic.crawlers.group;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What says that a folder is a table of a lake format.
 *
 * @param key the whole key of the file that says so
 */
public record LakeMark(Lake lake, String key) {

  /** Formats that have tables of their own making. */
  public enum Lake {
    ICEBERG("Iceberg", "metadata", "(?:(?<folder>.*)/)?metadata/[^/]+\\.metadata\\.json"),
    DELTA("Delta Lake", "_delta_log", "(?:(?<folder>.*)/)?_delta_log/\\d{20}\\.json"),
    HUDI("Hudi", ".hoodie", "(?:(?<folder>.*)/)?\\.hoodie/hoodie\\.properties");

    private final String words;
    private final String folder;
    private final Pattern mark;

    Lake(String words, String folder, String mark) {
      this.words = words;
      this.folder = folder;
      this.mark = Pattern.compile(mark);
    }

    /** As their makers write it. */
    public String words() {
      return words;
    }

    /** Of a table's folder, the one with its metadata. */
    public String folder() {
      return folder;
    }
  }

  /**
   * A mark and the folder it is for.
   *
   * @param folder below the target; empty for the target itself
   */
  public record Place(String folder, Lake lake) {}

  /**
   * @param path of a file below the target
   */
  public static Optional<Place> of(String path) {
    for (Lake lake : Lake.values()) {
      Matcher matcher = lake.mark.matcher(path);
      if (matcher.matches()) {
        String folder = matcher.group("folder");
        return Optional.of(new Place(folder == null ? "" : folder, lake));
      }
    }
    return Optional.empty();
  }

  /** Names of metadata files count up; {@code v9} comes before {@code v10}. */
  public boolean isOlderThan(LakeMark other) {
    return key.length() != other.key.length()
        ? key.length() < other.key.length()
        : key.compareTo(other.key) < 0;
  }
}
