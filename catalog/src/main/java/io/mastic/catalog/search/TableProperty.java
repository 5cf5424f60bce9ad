package io.mastic.catalog.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Table;

/** The properties of a table by the names that a search calls them; unknown ones are parameters. */
final class TableProperty {

  private TableProperty() {}

  static @Nullable String text(Table table, String key) {
    return switch (key.toLowerCase(Locale.ROOT)) {
      case "name", "tablename" -> table.name();
      case "databasename" -> table.databaseName();
      case "catalogid" -> table.catalogId();
      case "description" -> table.description();
      case "owner" -> table.owner();
      case "createdby" -> table.createdBy();
      case "type", "tabletype" -> table.tableType();
      case "location" ->
          table.storageDescriptor() == null ? null : table.storageDescriptor().location();
      default -> parameter(table.parameters(), key);
    };
  }

  private static @Nullable String parameter(Map<String, String> parameters, String key) {
    return parameters.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(key))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  static boolean isTime(String key) {
    return switch (key.toLowerCase(Locale.ROOT)) {
      case "createtime", "updatetime", "lastaccesstime", "lastanalyzedtime" -> true;
      default -> false;
    };
  }

  static @Nullable Instant time(Table table, String key) {
    return switch (key.toLowerCase(Locale.ROOT)) {
      case "createtime" -> table.createTime();
      case "updatetime" -> table.updateTime();
      case "lastaccesstime" -> table.lastAccessTime();
      default -> table.lastAnalyzedTime();
    };
  }

  /** A text that sorts as the property does; empty where there is none. */
  static String sortKey(Table table, String key) {
    if (!isTime(key)) {
      return Objects.requireNonNullElse(text(table, key), "");
    }
    Instant time = time(table, key);
    return time == null ? "" : String.format(Locale.ROOT, "%019d", time.toEpochMilli());
  }

  /** All that a search for a text looks at, in lower case. */
  static List<String> texts(Table table) {
    List<@Nullable String> all = new ArrayList<>();
    all.add(table.name());
    all.add(table.databaseName());
    all.add(table.description());
    all.add(table.owner());
    List<Column> columns = new ArrayList<>(table.partitionKeys());
    if (table.storageDescriptor() != null) {
      columns.addAll(table.storageDescriptor().columns());
    }
    for (Column column : columns) {
      all.add(column.name());
      all.add(column.comment());
    }
    table.parameters().forEach((key, value) -> all.addAll(List.of(key, value)));
    List<String> texts = new ArrayList<>(all.size());
    for (String text : all) {
      if (text != null) {
        texts.add(text.toLowerCase(Locale.ROOT));
      }
    }
    return texts;
  }
}
