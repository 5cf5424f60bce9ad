package io.mastic.catalog.script;

import io.mastic.catalog.scope.DatabaseName;
import io.mastic.catalog.table.Tables;
import io.mastic.contract.Errors;
import io.mastic.contract.GlueOperations;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.glue.model.CatalogEntry;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.GetMappingRequest;
import software.amazon.awssdk.services.glue.model.GetMappingResponse;
import software.amazon.awssdk.services.glue.model.MappingEntry;
import software.amazon.awssdk.services.glue.model.Table;

/**
 * AWS's verb for a first mapping between tables: columns of the same name go together; without a
 * target a table is mapped to itself.
 */
public final class MappingOperations implements GlueOperations {

  private final Tables tables;

  public MappingOperations(Tables tables) {
    this.tables = tables;
  }

  @Override
  public GetMappingResponse getMapping(GetMappingRequest request) {
    Table source = load(request.source());
    List<CatalogEntry> sinks =
        request.sinks().isEmpty() ? List.of(request.source()) : request.sinks();
    List<MappingEntry> mapping = new ArrayList<>();
    for (CatalogEntry sink : sinks) {
      Table target = load(sink);
      List<Column> columns = columns(target);
      for (Column from : columns(source)) {
        columns.stream()
            .filter(to -> to.name().equalsIgnoreCase(from.name()))
            .forEach(to -> mapping.add(entry(source, from, target, to)));
      }
    }
    return GetMappingResponse.builder().mapping(mapping).build();
  }

  private Table load(CatalogEntry entry) {
    if (entry.databaseName() == null || entry.tableName() == null) {
      throw Errors.invalidInput("DatabaseName and TableName are required.");
    }
    return tables.load(DatabaseName.of(entry.databaseName()).table(entry.tableName()));
  }

  private static List<Column> columns(Table table) {
    List<Column> all =
        new ArrayList<>(
            table.storageDescriptor() == null ? List.of() : table.storageDescriptor().columns());
    all.addAll(table.partitionKeys());
    return all;
  }

  private static MappingEntry entry(Table source, Column from, Table target, Column to) {
    return MappingEntry.builder()
        .sourceTable(source.name())
        .sourcePath(from.name())
        .sourceType(from.type())
        .targetTable(target.name())
        .targetPath(to.name())
        .targetType(to.type())
        .build();
  }
}
