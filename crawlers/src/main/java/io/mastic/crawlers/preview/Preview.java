package io.mastic.crawlers.preview;

import io.mastic.crawlers.preview.row.ColumnName;
import io.mastic.crawlers.preview.row.ShownRow;
import java.util.List;

/**
 * The first rows of a table.
 *
 * @param columns the data's, then the partition keys
 * @param keys how many of them are partition keys
 * @param files that rows were looked for in, as locations
 * @param notes sentences on what was left out or could not be read
 */
public record Preview(
    List<ColumnName> columns,
    int keys,
    List<ShownRow> rows,
    List<String> files,
    List<String> notes) {

  public Preview {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    files = List.copyOf(files);
    notes = List.copyOf(notes);
  }
}
