package io.mastic.crawlers.preview.row;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a file, found for a table's columns: by their ids where both have such, as Iceberg
 * does, else by their names in any case.
 *
 * @param <F> a field as the file's format has it
 */
public final class FileFields<F> {

  private final Map<String, F> byName = new HashMap<>();
  private final Map<Integer, F> byId = new HashMap<>();

  public void add(F field, String name, @Nullable Integer id) {
    byName.put(name.toLowerCase(Locale.ROOT), field);
    if (id != null) {
      byId.put(id, field);
    }
  }

  /** Null where the file has none. */
  public @Nullable F find(ColumnName column) {
    Integer id = column.fieldId();
    return id == null || byId.isEmpty()
        ? byName.get(column.name().toLowerCase(Locale.ROOT))
        : byId.get(id);
  }
}
