package io.mastic.catalog.table;

import io.mastic.catalog.scope.CatalogErrors;
import io.mastic.catalog.scope.TableName;
import io.mastic.contract.GlueOperations;
import io.mastic.kernel.Page;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.glue.model.BatchDeleteTableVersionRequest;
import software.amazon.awssdk.services.glue.model.BatchDeleteTableVersionResponse;
import software.amazon.awssdk.services.glue.model.DeleteTableVersionRequest;
import software.amazon.awssdk.services.glue.model.DeleteTableVersionResponse;
import software.amazon.awssdk.services.glue.model.GetTableVersionRequest;
import software.amazon.awssdk.services.glue.model.GetTableVersionResponse;
import software.amazon.awssdk.services.glue.model.GetTableVersionsRequest;
import software.amazon.awssdk.services.glue.model.GetTableVersionsResponse;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.TableVersion;
import software.amazon.awssdk.services.glue.model.TableVersionError;

/** AWS's verbs on table versions. */
public final class TableVersionOperations implements GlueOperations {

  private static final int PAGE = 100;

  private final TableVersions versions;

  public TableVersionOperations(TableVersions versions) {
    this.versions = versions;
  }

  @Override
  public GetTableVersionResponse getTableVersion(GetTableVersionRequest request) {
    TableName table =
        TableName.of(request.catalogId(), request.databaseName(), request.tableName());
    return GetTableVersionResponse.builder()
        .tableVersion(versions.load(table, request.versionId()))
        .build();
  }

  @Override
  public GetTableVersionsResponse getTableVersions(GetTableVersionsRequest request) {
    TableName table =
        TableName.of(request.catalogId(), request.databaseName(), request.tableName());
    int limit = request.maxResults() == null ? PAGE : request.maxResults();
    Page<TableVersion> page = versions.list(table, limit, request.nextToken());
    return GetTableVersionsResponse.builder()
        .tableVersions(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  @Override
  public DeleteTableVersionResponse deleteTableVersion(DeleteTableVersionRequest request) {
    versions.delete(
        TableName.of(request.catalogId(), request.databaseName(), request.tableName()),
        request.versionId());
    return DeleteTableVersionResponse.builder().build();
  }

  @Override
  public BatchDeleteTableVersionResponse batchDeleteTableVersion(
      BatchDeleteTableVersionRequest request) {
    TableName table =
        TableName.of(request.catalogId(), request.databaseName(), request.tableName());
    versions.requireTable(table);
    List<TableVersionError> errors = new ArrayList<>();
    for (String version : request.versionIds()) {
      try {
        versions.delete(table, version);
      } catch (GlueException e) {
        errors.add(
            TableVersionError.builder()
                .tableName(table.name())
                .versionId(version)
                .errorDetail(CatalogErrors.detail(e))
                .build());
      }
    }
    return BatchDeleteTableVersionResponse.builder().errors(errors).build();
  }
}
