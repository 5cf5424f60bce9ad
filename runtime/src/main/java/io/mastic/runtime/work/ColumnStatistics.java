package io.mastic.runtime.work;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.runtime.bookmark.CurrentJob;
import io.mastic.runtime.catalog.GlueCatalog;
import io.mastic.runtime.lake.IcebergCatalog;
import io.mastic.runtime.option.Options;
import io.mastic.runtime.source.CatalogSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import software.amazon.awssdk.services.glue.model.Table;

/**
 * The statistics of a catalog table's columns, partition keys included, in one aggregate over its
 * rows. The request is that of StartColumnStatisticsTaskRun; the answer's {@code Statistics} are
 * AWS's ColumnStatistics.
 */
final class ColumnStatistics implements BuiltInWork {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public JsonNode answer(SparkSession session, JsonNode request) {
    String database = request.path("DatabaseName").asText();
    String name = request.path("TableName").asText();
    GlueCatalog catalog = GlueCatalog.of(request.path("CatalogID").textValue());
    Table table = catalog.loadTable(database, name);
    double share = request.path("SampleSize").asDouble(100) / 100;
    Dataset<Row> rows =
        "ICEBERG".equalsIgnoreCase(table.parameters().get("table_type"))
            ? IcebergCatalog.rows(session, database, name)
            : new CatalogSource(
                    session,
                    new CatalogSource.Name(catalog, database, name),
                    "",
                    "",
                    Options.NONE,
                    CurrentJob.get().bookmarks())
                .data();
    return statistics(
        share < 1 ? rows.sample(share) : rows,
        asked(request.path("ColumnNameList")),
        types(table),
        share);
  }

  /**
   * @param columns in lower case; empty for all that there can be statistics of
   * @param types the catalog's words for the types, by column
   * @param share of the table that the rows are: what is counted is counted up to the whole
   */
  static ObjectNode statistics(
      Dataset<Row> rows, Set<String> columns, Map<String, String> types, double share) {
    List<ColumnFigures> figures = figures(rows, columns);
    List<Column> aggregates = new ArrayList<>();
    aggregates.add(functions.count(functions.lit(1)));
    figures.forEach(column -> aggregates.addAll(column.aggregates()));
    Row found =
        rows.agg(aggregates.get(0), aggregates.stream().skip(1).toArray(Column[]::new)).first();
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode statistics = answer.putArray("Statistics");
    int at = 1;
    for (ColumnFigures column : figures) {
      ObjectNode one = statistics.addObject();
      one.put("ColumnName", column.name());
      one.put("ColumnType", types.getOrDefault(column.name(), column.type().catalogString()));
      one.put("AnalyzedTime", System.currentTimeMillis() / 1000);
      one.set("StatisticsData", column.data(found, at, found.getLong(0), share));
      at += column.aggregates().size();
    }
    return answer;
  }

  private static List<ColumnFigures> figures(Dataset<Row> rows, Set<String> columns) {
    List<ColumnFigures> figures = new ArrayList<>();
    Set<String> missing = new HashSet<>(columns);
    for (StructField field : rows.schema().fields()) {
      String name = field.name().toLowerCase(Locale.ROOT);
      if (columns.isEmpty() || missing.remove(name)) {
        Column column = rows.col("`" + field.name().replace("`", "``") + "`");
        ColumnFigures.of(name, column, field.dataType()).ifPresent(figures::add);
      }
    }
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException("The table has no column " + String.join(", ", missing));
    }
    return figures;
  }

  private static Set<String> asked(JsonNode names) {
    Set<String> asked = new HashSet<>();
    names.forEach(name -> asked.add(name.asText().toLowerCase(Locale.ROOT)));
    return asked;
  }

  private static Map<String, String> types(Table table) {
    Map<String, String> types = new TreeMap<>();
    Stream.concat(table.storageDescriptor().columns().stream(), table.partitionKeys().stream())
        .filter(column -> column.type() != null)
        .forEach(column -> types.put(column.name().toLowerCase(Locale.ROOT), column.type()));
    return types;
  }
}
