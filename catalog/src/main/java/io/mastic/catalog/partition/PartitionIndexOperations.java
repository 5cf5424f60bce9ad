package io.mastic.catalog.partition;

import io.mastic.catalog.scope.TableName;
import io.mastic.contract.GlueOperations;
import io.mastic.contract.Partial;
import software.amazon.awssdk.services.glue.model.CreatePartitionIndexRequest;
import software.amazon.awssdk.services.glue.model.CreatePartitionIndexResponse;
import software.amazon.awssdk.services.glue.model.DeletePartitionIndexRequest;
import software.amazon.awssdk.services.glue.model.DeletePartitionIndexResponse;
import software.amazon.awssdk.services.glue.model.GetPartitionIndexesRequest;
import software.amazon.awssdk.services.glue.model.GetPartitionIndexesResponse;

/** AWS's verbs on partition indexes. */
public final class PartitionIndexOperations implements GlueOperations {

  private final PartitionIndexes indexes;

  public PartitionIndexOperations(PartitionIndexes indexes) {
    this.indexes = indexes;
  }

  @Override
  @Partial("the index: filters are as quick without one")
  public CreatePartitionIndexResponse createPartitionIndex(CreatePartitionIndexRequest request) {
    indexes.create(
        TableName.of(request.catalogId(), request.databaseName(), request.tableName()),
        request.partitionIndex());
    return CreatePartitionIndexResponse.builder().build();
  }

  /** At most three to a table: one page holds them all. */
  @Override
  public GetPartitionIndexesResponse getPartitionIndexes(GetPartitionIndexesRequest request) {
    TableName table =
        TableName.of(request.catalogId(), request.databaseName(), request.tableName());
    return GetPartitionIndexesResponse.builder()
        .partitionIndexDescriptorList(indexes.list(table))
        .build();
  }

  @Override
  public DeletePartitionIndexResponse deletePartitionIndex(DeletePartitionIndexRequest request) {
    indexes.delete(
        TableName.of(request.catalogId(), request.databaseName(), request.tableName()),
        request.indexName());
    return DeletePartitionIndexResponse.builder().build();
  }
}
