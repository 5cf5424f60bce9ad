package io.mastic.runtime.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Connection;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.PartitionValueList;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;

/**
 * The Data Catalog over the Glue API. Endpoint, region and credentials are those of the
 * environment; the client is made when it is first needed, since most scripts never do.
 */
public record GlueCatalog(@Nullable String catalogId) {

  private static final int BATCH = 100;

  private static final class Client {
    private static final GlueClient SHARED =
        GlueClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
  }

  public static GlueClient client() {
    return Client.SHARED;
  }

  /** The catalog of an account, or of the caller's for null or an empty id. */
  public static GlueCatalog of(@Nullable String catalogId) {
    return new GlueCatalog(catalogId == null || catalogId.isBlank() ? null : catalogId);
  }

  public Optional<Table> findTable(String database, String name) {
    try {
      return Optional.of(loadTable(database, name));
    } catch (EntityNotFoundException none) {
      return Optional.empty();
    }
  }

  /** Throws EntityNotFoundException, which names the table also where its database is missing. */
  public Table loadTable(String database, String name) {
    try {
      return client()
          .getTable(r -> r.catalogId(catalogId).databaseName(database).name(name))
          .table();
    } catch (EntityNotFoundException none) {
      AwsErrorDetails told = none.awsErrorDetails();
      String why = told == null ? none.getMessage() : told.errorMessage();
      throw EntityNotFoundException.builder()
          .message("Table " + database + "." + name + ": " + why)
          .statusCode(none.statusCode())
          .cause(none)
          .build();
    }
  }

  public void createTable(String database, TableInput table) {
    client().createTable(r -> r.catalogId(catalogId).databaseName(database).tableInput(table));
  }

  public void updateTable(String database, TableInput table) {
    client().updateTable(r -> r.catalogId(catalogId).databaseName(database).tableInput(table));
  }

  /** Whether partitions are asked for with what each says of its own columns: much for many. */
  public enum OwnColumns {
    ASKED,
    LEFT_OUT
  }

  /** All partitions, or those for which the server finds the expression true. */
  public List<Partition> listPartitions(
      String database, String table, @Nullable String expression, OwnColumns columns) {
    List<Partition> found = new ArrayList<>();
    client()
        .getPartitionsPaginator(
            r ->
                r.catalogId(catalogId)
                    .databaseName(database)
                    .tableName(table)
                    .expression(expression)
                    .excludeColumnSchema(columns == OwnColumns.LEFT_OUT))
        .forEach(page -> found.addAll(page.partitions()));
    return found;
  }

  /** Adds the partitions that are not there yet. */
  public void createMissingPartitions(
      String database, String table, List<PartitionInput> partitions) {
    for (int start = 0; start < partitions.size(); start += BATCH) {
      List<PartitionInput> batch =
          partitions.subList(start, Math.min(start + BATCH, partitions.size()));
      List<PartitionValueList> keys =
          batch.stream().map(p -> PartitionValueList.builder().values(p.values()).build()).toList();
      List<List<String>> present =
          client()
              .batchGetPartition(
                  r ->
                      r.catalogId(catalogId)
                          .databaseName(database)
                          .tableName(table)
                          .partitionsToGet(keys))
              .partitions()
              .stream()
              .map(Partition::values)
              .toList();
      List<PartitionInput> missing =
          batch.stream().filter(p -> !present.contains(p.values())).toList();
      if (!missing.isEmpty()) {
        client()
            .batchCreatePartition(
                r ->
                    r.catalogId(catalogId)
                        .databaseName(database)
                        .tableName(table)
                        .partitionInputList(missing));
      }
    }
  }

  public void deletePartition(String database, String table, List<String> values) {
    client()
        .deletePartition(
            r ->
                r.catalogId(catalogId)
                    .databaseName(database)
                    .tableName(table)
                    .partitionValues(values));
  }

  /** A connection with its password. Throws EntityNotFoundException. */
  public Connection loadConnection(String name) {
    return client()
        .getConnection(r -> r.catalogId(catalogId).name(name).hidePassword(false))
        .connection();
  }
}
