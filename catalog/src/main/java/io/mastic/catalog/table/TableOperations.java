package io.mastic.catalog.table;

import io.mastic.catalog.iceberg.IcebergChange;
import io.mastic.catalog.iceberg.NewIcebergTable;
import io.mastic.catalog.scope.CatalogErrors;
import io.mastic.catalog.scope.DatabaseName;
import io.mastic.catalog.scope.GovernedTables;
import io.mastic.catalog.scope.TableName;
import io.mastic.catalog.view.ViewUpdate;
import io.mastic.contract.Errors;
import io.mastic.contract.GlueOperations;
import io.mastic.kernel.Page;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.BatchDeleteTableRequest;
import software.amazon.awssdk.services.glue.model.BatchDeleteTableResponse;
import software.amazon.awssdk.services.glue.model.CreateTableRequest;
import software.amazon.awssdk.services.glue.model.CreateTableResponse;
import software.amazon.awssdk.services.glue.model.DeleteTableRequest;
import software.amazon.awssdk.services.glue.model.DeleteTableResponse;
import software.amazon.awssdk.services.glue.model.GetTableRequest;
import software.amazon.awssdk.services.glue.model.GetTableResponse;
import software.amazon.awssdk.services.glue.model.GetTablesRequest;
import software.amazon.awssdk.services.glue.model.GetTablesResponse;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableAttributes;
import software.amazon.awssdk.services.glue.model.TableError;
import software.amazon.awssdk.services.glue.model.TableInput;
import software.amazon.awssdk.services.glue.model.TableResourceShareType;
import software.amazon.awssdk.services.glue.model.UpdateTableRequest;
import software.amazon.awssdk.services.glue.model.UpdateTableResponse;

/** AWS's verbs on tables. */
public final class TableOperations implements GlueOperations {

  private static final int PAGE = 100;

  private final Tables tables;
  private final IcebergTables iceberg;

  public TableOperations(Tables tables, IcebergTables iceberg) {
    this.tables = tables;
    this.iceberg = iceberg;
  }

  @Override
  public CreateTableResponse createTable(CreateTableRequest request) {
    GovernedTables.refuse(request.transactionId());
    DatabaseName database = DatabaseName.of(request.catalogId(), request.databaseName());
    if (request.openTableFormatInput() == null) {
      tables.create(database, given(request.tableInput()), request.partitionIndexes());
    } else {
      iceberg.create(database, NewIcebergTable.of(request), request.partitionIndexes());
    }
    return CreateTableResponse.builder().build();
  }

  @Override
  public GetTableResponse getTable(GetTableRequest request) {
    GovernedTables.refuse(request.transactionId(), request.queryAsOfTime());
    TableName name = TableName.of(request.catalogId(), request.databaseName(), request.name());
    Table table = tables.load(name);
    List<TableAttributes> attributes = request.attributesToGet();
    if (!attributes.contains(TableAttributes.LATEST_ICEBERG_METADATA)) {
      checkDefault(attributes);
      return GetTableResponse.builder().table(table).build();
    }
    Table.Builder shown =
        attributes.contains(TableAttributes.DEFAULT)
            ? table.toBuilder()
            : Table.builder()
                .name(table.name())
                .databaseName(table.databaseName())
                .catalogId(table.catalogId())
                .versionId(table.versionId());
    return GetTableResponse.builder()
        .table(shown.icebergTableMetadata(iceberg.metadata(table)).build())
        .build();
  }

  private static void checkDefault(List<TableAttributes> attributes) {
    if (!attributes.isEmpty() && !attributes.contains(TableAttributes.DEFAULT)) {
      throw Errors.invalidInput(
          "AttributesToGet of GetTable may be DEFAULT and LATEST_ICEBERG_METADATA.");
    }
  }

  @Override
  public GetTablesResponse getTables(GetTablesRequest request) {
    GovernedTables.refuse(request.transactionId(), request.queryAsOfTime());
    if (request.hasAttributesToGet() && !request.attributesToGet().contains(TableAttributes.NAME)) {
      throw Errors.invalidInput("AttributesToGet must include NAME.");
    }
    if (request.resourceShareType() == TableResourceShareType.FEDERATED) {
      // Nothing of another source is shared with an account here.
      return GetTablesResponse.builder().tableList(List.of()).build();
    }
    Page<Table> page =
        tables.list(
            DatabaseName.of(request.catalogId(), request.databaseName()),
            request.expression(),
            request.maxResults() == null ? PAGE : request.maxResults(),
            request.nextToken());
    Page<Table> shown =
        request.hasAttributesToGet() ? page.map(t -> only(t, request.attributesToGet())) : page;
    return GetTablesResponse.builder()
        .tableList(shown.items())
        .nextToken(shown.nextToken())
        .build();
  }

  @Override
  public UpdateTableResponse updateTable(UpdateTableRequest request) {
    GovernedTables.refuse(request.transactionId());
    DatabaseName database = DatabaseName.of(request.catalogId(), request.databaseName());
    boolean skips = Boolean.TRUE.equals(request.skipArchive());
    Tables.Archive archive = skips ? Tables.Archive.SKIP : Tables.Archive.KEEP;
    if (request.updateOpenTableFormatInput() == null) {
      TableInput input = given(request.tableInput());
      tables.update(database, input, request.versionId(), archive, ViewUpdate.of(request));
    } else {
      IcebergChange change = IcebergChange.of(request);
      iceberg.update(
          database.table(change.table()), change.updates(), request.versionId(), archive);
    }
    return UpdateTableResponse.builder().build();
  }

  @Override
  public DeleteTableResponse deleteTable(DeleteTableRequest request) {
    GovernedTables.refuse(request.transactionId());
    tables.delete(TableName.of(request.catalogId(), request.databaseName(), request.name()));
    return DeleteTableResponse.builder().build();
  }

  @Override
  public BatchDeleteTableResponse batchDeleteTable(BatchDeleteTableRequest request) {
    GovernedTables.refuse(request.transactionId());
    DatabaseName database = DatabaseName.of(request.catalogId(), request.databaseName());
    tables.requireDatabase(database);
    List<TableError> errors = new ArrayList<>();
    for (String table : request.tablesToDelete()) {
      try {
        tables.delete(database.table(table));
      } catch (GlueException e) {
        errors.add(
            TableError.builder().tableName(table).errorDetail(CatalogErrors.detail(e)).build());
      }
    }
    return BatchDeleteTableResponse.builder().errors(errors).build();
  }

  private static TableInput given(@Nullable TableInput input) {
    if (input == null) {
      throw Errors.invalidInput("TableInput cannot be null.");
    }
    return input;
  }

  private static Table only(Table table, List<TableAttributes> attributes) {
    Table.Builder part = Table.builder().name(table.name());
    if (attributes.contains(TableAttributes.TABLE_TYPE)) {
      part.tableType(table.tableType());
    }
    return part.build();
  }
}
