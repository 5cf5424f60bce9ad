package io.mastic.runtime.work;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.runtime.lake.IcebergCatalog;
import java.time.Duration;
import java.time.Instant;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.actions.RewriteDataFiles;
import org.apache.iceberg.spark.actions.SparkActions;
import org.apache.spark.sql.SparkSession;

/**
 * What keeps an Iceberg table in order, by Iceberg's own actions on Spark. The request names the
 * table and the type of the optimizer and holds AWS's TableOptimizerConfiguration; the answer has
 * AWS's metrics, and where the table's metadata is afterwards.
 */
final class TableOptimizer implements BuiltInWork {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public JsonNode answer(SparkSession session, JsonNode request) {
    Table table =
        IcebergCatalog.table(
            session, request.path("DatabaseName").asText(), request.path("TableName").asText());
    return optimized(session, table, request);
  }

  static ObjectNode optimized(SparkSession session, Table table, JsonNode request) {
    JsonNode configuration = request.path("Configuration");
    ObjectNode answer = JSON.createObjectNode();
    ObjectNode metrics = answer.putObject("IcebergMetrics");
    switch (request.path("Type").asText()) {
      case "compaction" -> compact(session, table, iceberg(configuration, "compaction"), metrics);
      case "retention" ->
          SnapshotRetention.of(table, iceberg(configuration, "retention"), at(request, "Now"))
              .expire(session, table, metrics);
      case "orphan_file_deletion" ->
          orphans(table, iceberg(configuration, "orphanFileDeletion"), request)
              .delete(session, table, metrics);
      default -> throw new IllegalArgumentException("No such optimizer: " + request.path("Type"));
    }
    table.refresh();
    answer.put(
        "MetadataLocation",
        ((HasTableOperations) table).operations().current().metadataFileLocation());
    return answer;
  }

  private static void compact(
      SparkSession session, Table table, JsonNode configuration, ObjectNode metrics) {
    RewriteDataFiles action =
        SparkActions.get(session)
            .rewriteDataFiles(table)
            .option(
                "min-input-files", Integer.toString(configuration.path("minInputFiles").asInt(100)))
            .option(
                "delete-file-threshold",
                Integer.toString(configuration.path("deleteFileThreshold").asInt(1)));
    RewriteDataFiles.Result result =
        configuration.path("strategy").asText("binpack").equals("sort")
            ? action.sort().execute()
            : action.binPack().execute();
    metrics.put("NumberOfFilesCompacted", result.rewrittenDataFilesCount());
    metrics.put("NumberOfBytesCompacted", result.rewrittenBytesCount());
  }

  private static OrphanFiles orphans(Table table, JsonNode configuration, JsonNode request) {
    int days = configuration.path("orphanFileRetentionPeriodInDays").asInt(3);
    return new OrphanFiles(
        configuration.path("location").asText(table.location()),
        at(request, "CreatedAt"),
        at(request, "Now").minus(Duration.ofDays(days)));
  }

  private static JsonNode iceberg(JsonNode configuration, String type) {
    return configuration.path(type + "Configuration").path("icebergConfiguration");
  }

  private static Instant at(JsonNode request, String member) {
    return Instant.ofEpochMilli(request.path(member).asLong());
  }
}
