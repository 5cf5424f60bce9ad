package io.mastic.catalog.permission;

import io.mastic.catalog.partition.PartitionQuery;
import io.mastic.catalog.partition.PartitionSegment;
import io.mastic.catalog.partition.Partitions;
import io.mastic.catalog.scope.DatabaseName;
import io.mastic.catalog.scope.Scope;
import io.mastic.catalog.scope.TableName;
import io.mastic.catalog.table.Tables;
import io.mastic.contract.GlueOperations;
import io.mastic.contract.Partial;
import io.mastic.kernel.Page;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.GetUnfilteredPartitionMetadataRequest;
import software.amazon.awssdk.services.glue.model.GetUnfilteredPartitionMetadataResponse;
import software.amazon.awssdk.services.glue.model.GetUnfilteredPartitionsMetadataRequest;
import software.amazon.awssdk.services.glue.model.GetUnfilteredPartitionsMetadataResponse;
import software.amazon.awssdk.services.glue.model.GetUnfilteredTableMetadataRequest;
import software.amazon.awssdk.services.glue.model.GetUnfilteredTableMetadataResponse;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.Permission;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.UnfilteredPartition;
import software.amazon.awssdk.services.glue.model.ViewDefinition;

/**
 * What engines that filter by Lake Formation's grants ask. Nothing is registered with Lake
 * Formation here, so every column is authorized and no row is filtered.
 */
public final class UnfilteredOperations implements GlueOperations {

  private final Tables tables;
  private final Partitions partitions;

  public UnfilteredOperations(Tables tables, Partitions partitions) {
    this.tables = tables;
    this.partitions = partitions;
  }

  @Override
  @Partial("permissions and dialect are not looked at: every column is authorized")
  public GetUnfilteredTableMetadataResponse getUnfilteredTableMetadata(
      GetUnfilteredTableMetadataRequest request) {
    TableName name =
        table(request.region(), request.catalogId(), request.databaseName(), request.name());
    Table table = tables.load(name);
    ViewDefinition view = table.viewDefinition();
    return GetUnfilteredTableMetadataResponse.builder()
        .table(table)
        .authorizedColumns(columns(table.storageDescriptor(), table.partitionKeys()))
        .isRegisteredWithLakeFormation(false)
        .cellFilters(List.of())
        .isMultiDialectView(table.isMultiDialectView())
        .isProtected(view != null && Boolean.TRUE.equals(view.isProtected()))
        .permissions(Permission.ALL)
        .resourceArn(name.scope().arn("table", name.database().name() + "/" + name.name()))
        .build();
  }

  @Override
  @Partial("permissions are not looked at: every column is authorized")
  public GetUnfilteredPartitionMetadataResponse getUnfilteredPartitionMetadata(
      GetUnfilteredPartitionMetadataRequest request) {
    Partition partition =
        partitions.load(
            table(
                request.region(), request.catalogId(), request.databaseName(), request.tableName()),
            request.partitionValues());
    return GetUnfilteredPartitionMetadataResponse.builder()
        .partition(partition)
        .authorizedColumns(columns(partition.storageDescriptor(), List.of()))
        .isRegisteredWithLakeFormation(false)
        .build();
  }

  @Override
  @Partial("permissions are not looked at: every column is authorized")
  public GetUnfilteredPartitionsMetadataResponse getUnfilteredPartitionsMetadata(
      GetUnfilteredPartitionsMetadataRequest request) {
    PartitionQuery query =
        new PartitionQuery(
            request.expression(),
            request.segment() == null ? null : PartitionSegment.of(request.segment()),
            request.maxResults() == null ? PartitionQuery.PAGE : request.maxResults(),
            request.nextToken());
    Page<UnfilteredPartition> page =
        partitions
            .list(
                table(
                    request.region(),
                    request.catalogId(),
                    request.databaseName(),
                    request.tableName()),
                query)
            .map(UnfilteredOperations::unfiltered);
    return GetUnfilteredPartitionsMetadataResponse.builder()
        .unfilteredPartitions(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  /** The table that is meant, in another region if the request says so. */
  private static TableName table(
      @Nullable String region, String catalogId, String database, String name) {
    return new DatabaseName(Scope.of(catalogId).in(region), database).table(name);
  }

  private static UnfilteredPartition unfiltered(Partition partition) {
    return UnfilteredPartition.builder()
        .partition(partition)
        .authorizedColumns(columns(partition.storageDescriptor(), List.of()))
        .isRegisteredWithLakeFormation(false)
        .build();
  }

  private static List<String> columns(@Nullable StorageDescriptor descriptor, List<Column> keys) {
    List<Column> all = new ArrayList<>(descriptor == null ? List.of() : descriptor.columns());
    all.addAll(keys);
    return all.stream().map(Column::name).toList();
  }
}
