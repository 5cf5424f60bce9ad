package io.mastic.catalog.partition;

import io.mastic.catalog.scope.CatalogErrors;
import io.mastic.catalog.scope.GovernedTables;
import io.mastic.catalog.scope.TableName;
import io.mastic.contract.GlueOperations;
import io.mastic.kernel.Page;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.BatchCreatePartitionRequest;
import software.amazon.awssdk.services.glue.model.BatchCreatePartitionResponse;
import software.amazon.awssdk.services.glue.model.BatchDeletePartitionRequest;
import software.amazon.awssdk.services.glue.model.BatchDeletePartitionResponse;
import software.amazon.awssdk.services.glue.model.BatchGetPartitionRequest;
import software.amazon.awssdk.services.glue.model.BatchGetPartitionResponse;
import software.amazon.awssdk.services.glue.model.BatchUpdatePartitionFailureEntry;
import software.amazon.awssdk.services.glue.model.BatchUpdatePartitionRequest;
import software.amazon.awssdk.services.glue.model.BatchUpdatePartitionRequestEntry;
import software.amazon.awssdk.services.glue.model.BatchUpdatePartitionResponse;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.CreatePartitionRequest;
import software.amazon.awssdk.services.glue.model.CreatePartitionResponse;
import software.amazon.awssdk.services.glue.model.DeletePartitionRequest;
import software.amazon.awssdk.services.glue.model.DeletePartitionResponse;
import software.amazon.awssdk.services.glue.model.GetPartitionRequest;
import software.amazon.awssdk.services.glue.model.GetPartitionResponse;
import software.amazon.awssdk.services.glue.model.GetPartitionsRequest;
import software.amazon.awssdk.services.glue.model.GetPartitionsResponse;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.PartitionError;
import software.amazon.awssdk.services.glue.model.PartitionValueList;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.UpdatePartitionRequest;
import software.amazon.awssdk.services.glue.model.UpdatePartitionResponse;

/** AWS's verbs on partitions. */
public final class PartitionOperations implements GlueOperations {

  private final Partitions partitions;

  public PartitionOperations(Partitions partitions) {
    this.partitions = partitions;
  }

  @Override
  public CreatePartitionResponse createPartition(CreatePartitionRequest request) {
    partitions.create(
        TableName.of(request.catalogId(), request.databaseName(), request.tableName()),
        request.partitionInput());
    return CreatePartitionResponse.builder().build();
  }

  @Override
  public BatchCreatePartitionResponse batchCreatePartition(BatchCreatePartitionRequest request) {
    List<PartitionError> errors =
        partitions.create(
            TableName.of(request.catalogId(), request.databaseName(), request.tableName()),
            request.partitionInputList());
    return BatchCreatePartitionResponse.builder().errors(errors).build();
  }

  @Override
  public GetPartitionResponse getPartition(GetPartitionRequest request) {
    Partition partition =
        partitions.load(
            TableName.of(request.catalogId(), request.databaseName(), request.tableName()),
            request.partitionValues());
    return GetPartitionResponse.builder().partition(partition).build();
  }

  /** Partitions that are not there are left out, and are not unprocessed keys, as on AWS. */
  @Override
  public BatchGetPartitionResponse batchGetPartition(BatchGetPartitionRequest request) {
    List<Partition> found =
        partitions.findAll(
            TableName.of(request.catalogId(), request.databaseName(), request.tableName()),
            request.partitionsToGet().stream().map(PartitionValueList::values).toList());
    return BatchGetPartitionResponse.builder().partitions(found).unprocessedKeys(List.of()).build();
  }

  @Override
  public GetPartitionsResponse getPartitions(GetPartitionsRequest request) {
    GovernedTables.refuse(request.transactionId(), request.queryAsOfTime());
    PartitionQuery query =
        new PartitionQuery(
            request.expression(),
            request.segment() == null ? null : PartitionSegment.of(request.segment()),
            request.maxResults() == null ? PartitionQuery.PAGE : request.maxResults(),
            request.nextToken());
    Page<Partition> page =
        partitions.list(
            TableName.of(request.catalogId(), request.databaseName(), request.tableName()), query);
    boolean bare = Boolean.TRUE.equals(request.excludeColumnSchema());
    return GetPartitionsResponse.builder()
        .partitions(bare ? page.map(PartitionOperations::withoutColumns).items() : page.items())
        .nextToken(page.nextToken())
        .build();
  }

  @Override
  public UpdatePartitionResponse updatePartition(UpdatePartitionRequest request) {
    partitions.update(
        TableName.of(request.catalogId(), request.databaseName(), request.tableName()),
        request.partitionValueList(),
        request.partitionInput());
    return UpdatePartitionResponse.builder().build();
  }

  @Override
  public BatchUpdatePartitionResponse batchUpdatePartition(BatchUpdatePartitionRequest request) {
    TableName table =
        TableName.of(request.catalogId(), request.databaseName(), request.tableName());
    partitions.requireTable(table);
    List<BatchUpdatePartitionFailureEntry> errors = new ArrayList<>();
    for (BatchUpdatePartitionRequestEntry entry : request.entries()) {
      try {
        partitions.update(table, entry.partitionValueList(), entry.partitionInput());
      } catch (GlueException e) {
        errors.add(
            BatchUpdatePartitionFailureEntry.builder()
                .partitionValueList(entry.partitionValueList())
                .errorDetail(CatalogErrors.detail(e))
                .build());
      }
    }
    return BatchUpdatePartitionResponse.builder().errors(errors).build();
  }

  @Override
  public DeletePartitionResponse deletePartition(DeletePartitionRequest request) {
    partitions.delete(
        TableName.of(request.catalogId(), request.databaseName(), request.tableName()),
        request.partitionValues());
    return DeletePartitionResponse.builder().build();
  }

  @Override
  public BatchDeletePartitionResponse batchDeletePartition(BatchDeletePartitionRequest request) {
    TableName table =
        TableName.of(request.catalogId(), request.databaseName(), request.tableName());
    partitions.requireTable(table);
    List<PartitionError> errors = new ArrayList<>();
    for (PartitionValueList values : request.partitionsToDelete()) {
      try {
        partitions.delete(table, values.values());
      } catch (GlueException e) {
        errors.add(
            PartitionError.builder()
                .partitionValues(values.values())
                .errorDetail(CatalogErrors.detail(e))
                .build());
      }
    }
    return BatchDeletePartitionResponse.builder().errors(errors).build();
  }

  private static Partition withoutColumns(Partition partition) {
    @Nullable StorageDescriptor descriptor = partition.storageDescriptor();
    return descriptor == null
        ? partition
        : partition.toBuilder()
            .storageDescriptor(descriptor.toBuilder().columns((Collection<Column>) null).build())
            .build();
  }
}
