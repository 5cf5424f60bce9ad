package io.mastic.crawlers.preview.text;

import io.mastic.crawlers.preview.row.Cells;
import io.mastic.crawlers.preview.row.ColumnName;
import io.mastic.crawlers.preview.row.FileBytes;
import io.mastic.crawlers.preview.row.RowSource;
import io.mastic.crawlers.preview.row.Taking;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Delimited text: a record on each line, the first lines of a file perhaps its head. */
public final class DelimitedRows implements RowSource {

  private final List<ColumnName> columns;
  private final Delimiting how;

  private DelimitedRows(List<ColumnName> columns, Delimiting how) {
    this.columns = List.copyOf(columns);
    this.how = how;
  }

  /**
   * By LazySimpleSerDe's rules.
   *
   * @param facts parameters of SerDe, storage and table, names in any case
   */
  public static RowSource lazySimple(List<ColumnName> columns, Map<String, String> facts) {
    return new DelimitedRows(columns, Delimiting.lazySimple(facts));
  }

  /** By OpenCSVSerde's. */
  public static RowSource openCsv(List<ColumnName> columns, Map<String, String> facts) {
    return new DelimitedRows(columns, Delimiting.openCsv(facts));
  }

  @Override
  public void read(FileBytes file, Taking taking) throws IOException {
    Unpacked content = Unpacked.of(file, taking);
    Iterator<String> all = content.text(how.lines().charset()).lines().iterator();
    Iterator<String> lines =
        how.lines().joined() ? new JoinedLines(all, how.quote(), how::isOpen) : all;
    for (int i = 0; i < how.lines().header() && lines.hasNext(); i++) {
      lines.next();
    }
    while (lines.hasNext() && !taking.isFull()) {
      add(lines.next(), taking);
    }
    if (content.fault() != null && !taking.isFull()) {
      throw new IOException(content.fault());
    }
  }

  private void add(String line, Taking taking) {
    if (line.isEmpty()) {
      return;
    }
    List<@Nullable String> fields;
    try {
      fields = how.fields(line);
    } catch (IllegalArgumentException e) {
      fields = new ArrayList<>(List.of(line));
      fill(fields);
      taking.add(fields, e.getMessage());
      return;
    }
    int found = fields.size();
    String bad =
        found == columns.size()
            ? Cells.fault(columns, fields)
            : "it has "
                + counted(found, "field")
                + ", the table "
                + counted(columns.size(), "column");
    fill(fields);
    taking.add(fields, bad);
  }

  private void fill(List<@Nullable String> fields) {
    while (fields.size() < columns.size()) {
      fields.add(null);
    }
    fields.subList(columns.size(), fields.size()).clear();
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
