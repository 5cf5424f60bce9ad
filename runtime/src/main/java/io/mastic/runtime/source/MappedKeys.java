package io.mastic.runtime.source;

import io.mastic.runtime.option.Options;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Which of the names in files are which columns: the same whatever their case, but for those that a
 * table's SerDe maps ({@code mapping.COLUMN}), as JSON may have keys that differ in their case.
 *
 * @param mapped keys by columns in lower case
 */
record MappedKeys(Map<String, String> mapped) {

  private static final String MAPPING = "mapping.";

  static MappedKeys of(Options options) {
    Map<String, String> mapped = new HashMap<>();
    options
        .all()
        .forEach(
            (name, key) -> {
              String lower = name.toLowerCase(Locale.ROOT);
              if (lower.startsWith(MAPPING)) {
                mapped.put(lower.substring(MAPPING.length()), String.valueOf(key));
              }
            });
    return new MappedKeys(mapped);
  }

  boolean isFor(String key, String column) {
    String own = mapped.get(column.toLowerCase(Locale.ROOT));
    return own == null
        ? key.equalsIgnoreCase(column) && !mapped.containsValue(key)
        : key.equals(own);
  }
}
