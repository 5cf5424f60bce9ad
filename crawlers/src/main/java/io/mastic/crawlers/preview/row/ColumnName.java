package io.mastic.crawlers.preview.row;

/**
 * A column as the table has it.
 *
 * @param type Hive's
 */
public record ColumnName(String name, String type) {}
