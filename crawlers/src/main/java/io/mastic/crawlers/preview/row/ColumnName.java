package io.mastic.crawlers.preview.row;

import org.jspecify.annotations.Nullable;

/**
 * A column as the table has it.
 *
 * @param type Hive's
 * @param fieldId by which Iceberg finds it in files, whatever it was called when they were written;
 *     null elsewhere
 */
public record ColumnName(String name, String type, @Nullable Integer fieldId) {

  public ColumnName(String name, String type) {
    this(name, type, null);
  }
}
