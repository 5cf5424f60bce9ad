package io.mastic.catalog.statistics;

import io.mastic.catalog.scope.CatalogErrors;
import io.mastic.catalog.scope.TableName;
import io.mastic.contract.GlueOperations;
import java.util.List;
import software.amazon.awssdk.services.glue.model.DeleteColumnStatisticsForPartitionRequest;
import software.amazon.awssdk.services.glue.model.DeleteColumnStatisticsForPartitionResponse;
import software.amazon.awssdk.services.glue.model.DeleteColumnStatisticsForTableRequest;
import software.amazon.awssdk.services.glue.model.DeleteColumnStatisticsForTableResponse;
import software.amazon.awssdk.services.glue.model.GetColumnStatisticsForPartitionRequest;
import software.amazon.awssdk.services.glue.model.GetColumnStatisticsForPartitionResponse;
import software.amazon.awssdk.services.glue.model.GetColumnStatisticsForTableRequest;
import software.amazon.awssdk.services.glue.model.GetColumnStatisticsForTableResponse;
import software.amazon.awssdk.services.glue.model.UpdateColumnStatisticsForPartitionRequest;
import software.amazon.awssdk.services.glue.model.UpdateColumnStatisticsForPartitionResponse;
import software.amazon.awssdk.services.glue.model.UpdateColumnStatisticsForTableRequest;
import software.amazon.awssdk.services.glue.model.UpdateColumnStatisticsForTableResponse;

/** AWS's verbs on column statistics. */
public final class TableStatisticsOperations implements GlueOperations {

  private final TableStatistics statistics;

  public TableStatisticsOperations(TableStatistics statistics) {
    this.statistics = statistics;
  }

  @Override
  public UpdateColumnStatisticsForTableResponse updateColumnStatisticsForTable(
      UpdateColumnStatisticsForTableRequest r) {
    statistics.update(
        TableName.of(r.catalogId(), r.databaseName(), r.tableName()),
        List.of(),
        r.columnStatisticsList());
    return UpdateColumnStatisticsForTableResponse.builder().errors(List.of()).build();
  }

  @Override
  public UpdateColumnStatisticsForPartitionResponse updateColumnStatisticsForPartition(
      UpdateColumnStatisticsForPartitionRequest r) {
    statistics.update(
        TableName.of(r.catalogId(), r.databaseName(), r.tableName()),
        values(r.partitionValues()),
        r.columnStatisticsList());
    return UpdateColumnStatisticsForPartitionResponse.builder().errors(List.of()).build();
  }

  @Override
  public GetColumnStatisticsForTableResponse getColumnStatisticsForTable(
      GetColumnStatisticsForTableRequest r) {
    TableStatistics.Found found =
        statistics.find(
            TableName.of(r.catalogId(), r.databaseName(), r.tableName()),
            List.of(),
            r.columnNames());
    return GetColumnStatisticsForTableResponse.builder()
        .columnStatisticsList(found.statistics())
        .errors(found.missing())
        .build();
  }

  @Override
  public GetColumnStatisticsForPartitionResponse getColumnStatisticsForPartition(
      GetColumnStatisticsForPartitionRequest r) {
    TableStatistics.Found found =
        statistics.find(
            TableName.of(r.catalogId(), r.databaseName(), r.tableName()),
            values(r.partitionValues()),
            r.columnNames());
    return GetColumnStatisticsForPartitionResponse.builder()
        .columnStatisticsList(found.statistics())
        .errors(found.missing())
        .build();
  }

  @Override
  public DeleteColumnStatisticsForTableResponse deleteColumnStatisticsForTable(
      DeleteColumnStatisticsForTableRequest r) {
    statistics.delete(
        TableName.of(r.catalogId(), r.databaseName(), r.tableName()), List.of(), r.columnName());
    return DeleteColumnStatisticsForTableResponse.builder().build();
  }

  @Override
  public DeleteColumnStatisticsForPartitionResponse deleteColumnStatisticsForPartition(
      DeleteColumnStatisticsForPartitionRequest r) {
    statistics.delete(
        TableName.of(r.catalogId(), r.databaseName(), r.tableName()),
        values(r.partitionValues()),
        r.columnName());
    return DeleteColumnStatisticsForPartitionResponse.builder().build();
  }

  private static List<String> values(List<String> partition) {
    if (partition.isEmpty()) {
      throw CatalogErrors.wrongNumberOfValues();
    }
    return partition;
  }
}
