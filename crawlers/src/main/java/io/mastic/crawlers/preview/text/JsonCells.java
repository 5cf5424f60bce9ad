package io.mastic.crawlers.preview.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.crawlers.preview.row.Cells;
import io.mastic.crawlers.preview.row.ColumnName;
import io.mastic.crawlers.preview.row.Taking;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records of JSON in the columns of a table; names are the same whatever their case, unless a
 * column has a key of its own.
 */
final class JsonCells {

  private final List<ColumnName> columns;

  private final Map<String, String> keys;

  JsonCells(List<ColumnName> columns, Map<String, String> keys) {
    this.columns = List.copyOf(columns);
    this.keys = Map.copyOf(keys);
  }

  void add(JsonNode record, Taking taking) {
    if (!record.isObject()) {
      // Tables of values that are no objects have one column for them.
      taking.add(
          row(columns.size() == 1 ? text(record) : record.toString()),
          columns.size() == 1 ? null : "it is no object");
      return;
    }
    Map<String, JsonNode> members = new HashMap<>();
    record.properties().stream()
        .filter(member -> !keys.containsValue(member.getKey()))
        .forEach(
            member -> members.put(member.getKey().toLowerCase(Locale.ROOT), member.getValue()));
    List<@Nullable String> values = new ArrayList<>();
    String bad = null;
    for (ColumnName column : columns) {
      String name = column.name().toLowerCase(Locale.ROOT);
      JsonNode exact = record.get(keys.getOrDefault(name, column.name()));
      JsonNode value = exact == null ? members.get(name) : exact;
      values.add(value == null ? null : text(value));
      bad = bad == null && value != null ? fault(column, value) : bad;
    }
    taking.add(values, bad);
  }

  void addBroken(byte[] bytes, int from, int end, Taking taking) {
    int shown = Math.min(end, from + Taking.LONGEST);
    taking.add(row(new String(bytes, from, shown - from, StandardCharsets.UTF_8)), "it is no JSON");
  }

  private List<@Nullable String> row(@Nullable String first) {
    List<@Nullable String> values = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      values.add(i == 0 ? first : null);
    }
    return values;
  }

  private static @Nullable String text(JsonNode value) {
    return value.isNull() ? null : value.isTextual() ? value.textValue() : value.toString();
  }

  private static @Nullable String fault(ColumnName column, JsonNode value) {
    String type = column.type().toLowerCase(Locale.ROOT);
    boolean fits = value.isNull() || fits(type, value);
    if (fits) {
      return null;
    }
    String said = value.toString();
    return column.name()
        + ": "
        + (said.length() > 40 ? said.substring(0, 40) + "…" : said)
        + " is no "
        + column.type();
  }

  /** Readers give nested values as texts where a text is asked for. */
  private static boolean isText(String type) {
    return type.equals("string") || type.startsWith("varchar") || type.startsWith("char");
  }

  private static boolean fits(String type, JsonNode value) {
    if (type.startsWith("array<")) {
      return value.isArray();
    }
    if (type.startsWith("struct<") || type.startsWith("map<")) {
      return value.isObject();
    }
    return value.isValueNode() ? Cells.fits(type, value.asText()) : isText(type);
  }
}
