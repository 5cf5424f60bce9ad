package io.mastic.catalog.expression;

import java.util.ArrayList;
import java.util.List;

/**
 * Lists of values as one text: in the stored form, and in a form that sorts.
 *
 * <p>U+0001 stands between values, U+0002 before an escaped character and just behind a whole
 * value; both, and U+0000, which PostgreSQL does not store, are escaped where a value holds them.
 */
public final class KeyEncoding {

  /** Longer keys are cut: an index holds no more, and what is cut is compared again in full. */
  public static final int LIMIT = 200;

  static final char BETWEEN = '\u0001';
  static final char BEHIND = '\u0002';

  private KeyEncoding() {}

  static String escape(String value) {
    if (value.chars().noneMatch(c -> c <= BEHIND)) {
      return value;
    }
    StringBuilder escaped = new StringBuilder(value.length() + 8);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c <= BEHIND) {
        escaped.append(BEHIND).append((char) (c + 1));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** The values as they were given, to be {@link #split} again. */
  public static String join(List<String> values) {
    return String.join(String.valueOf(BETWEEN), values.stream().map(KeyEncoding::escape).toList());
  }

  /** The values that {@link #join} joined. */
  public static List<String> split(String joined) {
    List<String> values = new ArrayList<>(4);
    StringBuilder value = new StringBuilder();
    for (int i = 0; i < joined.length(); i++) {
      char c = joined.charAt(i);
      if (c == BETWEEN) {
        values.add(value.toString());
        value.setLength(0);
      } else if (c == BEHIND) {
        value.append((char) (joined.charAt(++i) - 1));
      } else {
        value.append(c);
      }
    }
    values.add(value.toString());
    return values;
  }

  /** All values in sortable form, cut to {@link #LIMIT}. */
  public static String sortKey(List<PartitionKey> keys, List<String> values) {
    StringBuilder key = new StringBuilder();
    int length = Math.max(keys.size(), values.size());
    for (int i = 0; i < length && key.length() <= LIMIT; i++) {
      if (i > 0) {
        key.append(BETWEEN);
      }
      key.append(i < keys.size() ? keys.get(i).encoded(values) : escape(values.get(i)));
    }
    return CodePoints.truncate(key.toString(), LIMIT);
  }

  /** The value of one key in sortable form, cut to {@link #LIMIT}. */
  public static String sortKey(PartitionKey key, List<String> values) {
    return CodePoints.truncate(key.encoded(values), LIMIT);
  }
}
