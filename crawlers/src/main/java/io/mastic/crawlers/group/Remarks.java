package io.mastic.crawlers.group;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a database says of a table beside its columns and their types.
 *
 * @param table a comment; null for none
 * @param columns by their names in the catalog
 */
public record Remarks(@Nullable String table, Map<String, OfColumn> columns) {

  public static final Remarks NONE = new Remarks(null, Map.of());

  /**
   * @param comment null for none
   * @param rawType as the database names it; null where nobody asked
   */
  public record OfColumn(@Nullable String comment, @Nullable String rawType) {}

  public Remarks {
    columns = Map.copyOf(columns);
  }
}
