package io.mastic.jobs.statistics;

import static io.mastic.contract.Errors.invalidInput;

import io.mastic.catalog.scope.Scope;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Table;

/** Which tables and columns statistics are computed of. */
final class StatisticsRules {

  private static final Pattern NESTED = Pattern.compile("(array|map|struct|uniontype)\\s*<.*");

  private StatisticsRules() {}

  /**
   * @throws software.amazon.awssdk.services.glue.model.InvalidInputException saying why not
   */
  static void check(Table table, List<String> columns, @Nullable Double percent) {
    String kind = unreadable(table);
    if (kind != null) {
      throw invalidInput(
          "Column statistics of " + kind + " are not supported: table " + table.name() + ".");
    }
    if (percent != null && percent == 0) {
      throw invalidInput("SampleSize must be greater than 0.");
    }
    checkColumns(table, columns);
  }

  /**
   * The calls that stop and list tasks name no catalog: theirs is the account's own.
   *
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException for one that is not
   *     there
   */
  static void checkCatalog(@Nullable String catalogId) {
    Scope own = Scope.current();
    if (!Scope.of(catalogId).equals(own)) {
      throw invalidInput(
          "Column statistics are supported for tables of the catalog "
              + own.catalog()
              + " only, not of "
              + catalogId
              + ".");
    }
  }

  static boolean isIceberg(Table table) {
    return "ICEBERG".equalsIgnoreCase(table.parameters().get("table_type"));
  }

  /** What kind of table it is, if its files are not simply its rows. */
  private static @Nullable String unreadable(Table table) {
    Map<String, String> facts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    facts.putAll(table.parameters());
    String format =
        (facts.getOrDefault("table_type", "")
                + " "
                + facts.getOrDefault("spark.sql.sources.provider", ""))
            .toLowerCase(Locale.ROOT);
    for (String known : List.of("delta", "hudi")) {
      if (format.contains(known)) {
        return known.substring(0, 1).toUpperCase(Locale.ROOT) + known.substring(1) + " tables";
      }
    }
    if ("VIRTUAL_VIEW".equalsIgnoreCase(table.tableType())) {
      return "views";
    }
    return table.storageDescriptor() == null ? "tables without a StorageDescriptor" : null;
  }

  private static void checkColumns(Table table, List<String> asked) {
    Map<String, Column> there = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    columns(table).forEach(column -> there.put(column.name(), column));
    Set<String> seen = new HashSet<>();
    for (String name : asked) {
      Column column = there.get(name);
      if (column == null) {
        throw invalidInput("Column " + name + " does not exist in table " + table.name() + ".");
      }
      if (isNested(column)) {
        throw invalidInput(
            "Column statistics of nested types are not supported: column "
                + name
                + " is of type "
                + column.type()
                + ".");
      }
      if (!seen.add(name.toLowerCase(Locale.ROOT))) {
        throw invalidInput("Column " + name + " is named twice.");
      }
    }
  }

  static Stream<Column> columns(Table table) {
    return Stream.concat(
        table.storageDescriptor().columns().stream(), table.partitionKeys().stream());
  }

  private static boolean isNested(Column column) {
    return column.type() != null
        && NESTED.matcher(column.type().strip().toLowerCase(Locale.ROOT)).matches();
  }
}
