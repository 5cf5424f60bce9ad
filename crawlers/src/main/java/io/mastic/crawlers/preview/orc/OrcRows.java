package io.mastic.crawlers.preview.orc;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.crawlers.orc.OrcKind;
import io.mastic.crawlers.orc.OrcNode;
import io.mastic.crawlers.orc.OrcTail;
import io.mastic.crawlers.preview.row.ColumnName;
import io.mastic.crawlers.preview.row.FileBytes;
import io.mastic.crawlers.preview.row.FileFields;
import io.mastic.crawlers.preview.row.RowSource;
import io.mastic.crawlers.preview.row.Taking;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records of ORC files. Of each column no more blocks are read than the wanted rows lie in. */
public final class OrcRows implements RowSource {

  private final List<ColumnName> columns;

  public OrcRows(List<ColumnName> columns) {
    this.columns = List.copyOf(columns);
  }

  @Override
  public void read(FileBytes file, Taking taking) throws IOException {
    try {
      OrcTail tail =
          OrcTail.read(
              (offset, length) -> {
                if (length > taking.budget()) {
                  throw new IOException("its footer is too long for a preview");
                }
                taking.spend(length);
                return file.bytes(offset, length);
              },
              file.size());
      List<@Nullable Integer> wanted = wanted(tail.types());
      for (OrcTail.Stripe stripe : tail.stripes()) {
        if (taking.isSpent()) {
          return;
        }
        take(OrcStripe.open(file, tail, stripe, taking), stripe.rows(), wanted, taking);
      }
    } catch (RuntimeException e) {
      // Broken data shows in many ways: places that are not there, numbers that are too large.
      throw new IOException("it cannot be read as ORC: " + e.getMessage(), e);
    }
  }

  private static void take(
      OrcStripe stripe, long rows, List<@Nullable Integer> wanted, Taking taking)
      throws IOException {
    OrcColumns made = new OrcColumns(stripe);
    List<@Nullable OrcColumn> read = new ArrayList<>();
    for (Integer type : wanted) {
      read.add(type == null ? null : made.column(type));
    }
    for (long i = 0; i < rows && !taking.isSpent(); i++) {
      List<@Nullable String> values = new ArrayList<>();
      for (OrcColumn column : read) {
        JsonNode value = column == null ? null : column.next();
        values.add(value == null || value.isNull() ? null : text(value));
      }
      taking.add(values, null);
    }
  }

  static String text(JsonNode value) {
    return value.isTextual() ? value.textValue() : value.toString();
  }

  /** The types of the table's columns; null for a column that the file does not have. */
  private List<@Nullable Integer> wanted(List<OrcNode> types) {
    if (types.isEmpty() || types.get(0).kind() != OrcKind.STRUCT) {
      throw new IllegalArgumentException("its rows are no structs");
    }
    OrcNode row = types.get(0);
    FileFields<Integer> fields = new FileFields<>();
    for (int i = 0; i < row.parts().size(); i++) {
      int part = row.parts().get(i);
      fields.add(part, row.names().get(i), types.get(part).fieldId());
    }
    // Old versions of Hive name no columns: those are found by their places.
    boolean isNameless =
        !row.names().isEmpty() && row.names().stream().allMatch(name -> name.matches("_col\\d+"));
    List<@Nullable Integer> wanted = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      wanted.add(
          isNameless
              ? i < row.parts().size() ? row.parts().get(i) : null
              : fields.find(columns.get(i)));
    }
    return wanted;
  }
}
