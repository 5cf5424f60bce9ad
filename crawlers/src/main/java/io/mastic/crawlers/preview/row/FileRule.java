package io.mastic.crawlers.preview.row;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What a table knows of a file beside the file itself.
 *
 * @param isDeleted whether the record at a place, counted from 0, is none of the table's any more
 * @param constants of columns, by their places, that have one value in all of the file
 */
public record FileRule(LongPredicate isDeleted, Map<Integer, @Nullable String> constants) {

  /** Of most tables: their files are all that there is. */
  public static final FileRule NONE = new FileRule(position -> false, Map.of());

  public FileRule {
    constants = new HashMap<>(constants);
  }
}
