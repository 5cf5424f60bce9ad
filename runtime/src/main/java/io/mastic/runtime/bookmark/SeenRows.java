package io.mastic.runtime.bookmark;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How far the rows of a table have been read: up to the row with these values.
 *
 * @param keys the columns that make one compound key, as their database writes them
 * @param values of those columns, as their database writes them
 */
public record SeenRows(List<String> keys, Order order, List<String> values)
    implements ReadProgress {

  /** Whether the keys of new rows are greater or less than those of old ones. */
  public enum Order {
    ASC,
    DESC;

    /**
     * {@code jobBookmarkKeysSortOrder}; ascending if nothing is said.
     *
     * @throws IllegalArgumentException for another word
     */
    public static Order of(Optional<String> word) {
      return switch (word.orElse("asc").strip().toLowerCase(Locale.ROOT)) {
        case "asc" -> ASC;
        case "desc" -> DESC;
        default ->
            throw new IllegalArgumentException(
                "jobBookmarkKeysSortOrder must be \"asc\" or \"desc\", and is " + word.get());
      };
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public SeenRows {
    keys = List.copyOf(keys);
    values = List.copyOf(values);
    if (keys.size() != values.size()) {
      throw new IllegalArgumentException("Each bookmark key has one value");
    }
  }

  /** The same place for other values. */
  public SeenRows at(List<String> others) {
    return new SeenRows(keys, order, others);
  }

  public boolean isBy(List<String> columns, Order other) {
    return keys.equals(columns) && order == other;
  }
}
