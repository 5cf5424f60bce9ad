package io.mastic.jobs.statistics;

import io.mastic.catalog.scope.TableName;
import io.mastic.contract.GlueOperations;
import io.mastic.jobs.work.Work;
import io.mastic.kernel.Page;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.GetColumnStatisticsTaskRunRequest;
import software.amazon.awssdk.services.glue.model.GetColumnStatisticsTaskRunResponse;
import software.amazon.awssdk.services.glue.model.GetColumnStatisticsTaskRunsRequest;
import software.amazon.awssdk.services.glue.model.GetColumnStatisticsTaskRunsResponse;
import software.amazon.awssdk.services.glue.model.ListColumnStatisticsTaskRunsRequest;
import software.amazon.awssdk.services.glue.model.ListColumnStatisticsTaskRunsResponse;
import software.amazon.awssdk.services.glue.model.StartColumnStatisticsTaskRunRequest;
import software.amazon.awssdk.services.glue.model.StartColumnStatisticsTaskRunResponse;
import software.amazon.awssdk.services.glue.model.StopColumnStatisticsTaskRunRequest;
import software.amazon.awssdk.services.glue.model.StopColumnStatisticsTaskRunResponse;

/** AWS's verbs on the runs that compute column statistics. */
final class StatisticsRunOperations implements GlueOperations {

  /** The model lets a page of ids have no more. */
  private static final int MOST = 100;

  private final StatisticsRuns runs;
  private final Clock clock;

  StatisticsRunOperations(StatisticsRuns runs, Clock clock) {
    this.runs = runs;
    this.clock = clock;
  }

  @Override
  public StartColumnStatisticsTaskRunResponse startColumnStatisticsTaskRun(
      StartColumnStatisticsTaskRunRequest request) {
    return StartColumnStatisticsTaskRunResponse.builder()
        .columnStatisticsTaskRunId(runs.start(request).id())
        .build();
  }

  @Override
  public StopColumnStatisticsTaskRunResponse stopColumnStatisticsTaskRun(
      StopColumnStatisticsTaskRunRequest request) {
    runs.stop(TableName.of(request.catalogID(), request.databaseName(), request.tableName()));
    return StopColumnStatisticsTaskRunResponse.builder().build();
  }

  @Override
  public GetColumnStatisticsTaskRunResponse getColumnStatisticsTaskRun(
      GetColumnStatisticsTaskRunRequest request) {
    Work work = runs.load(request.columnStatisticsTaskRunId());
    return GetColumnStatisticsTaskRunResponse.builder()
        .columnStatisticsTaskRun(StatisticsRunView.of(work, clock.instant()))
        .build();
  }

  @Override
  public GetColumnStatisticsTaskRunsResponse getColumnStatisticsTaskRuns(
      GetColumnStatisticsTaskRunsRequest request) {
    TableName table =
        TableName.of(request.catalogID(), request.databaseName(), request.tableName());
    Page<Work> page = runs.list(table, request.nextToken(), limit(request.maxResults()));
    return GetColumnStatisticsTaskRunsResponse.builder()
        .columnStatisticsTaskRuns(
            page.map(work -> StatisticsRunView.of(work, clock.instant())).items())
        .nextToken(page.nextToken())
        .build();
  }

  @Override
  public ListColumnStatisticsTaskRunsResponse listColumnStatisticsTaskRuns(
      ListColumnStatisticsTaskRunsRequest request) {
    Page<Work> page = runs.list(null, request.nextToken(), limit(request.maxResults()));
    return ListColumnStatisticsTaskRunsResponse.builder()
        .columnStatisticsTaskRunIds(page.map(Work::id).items())
        .nextToken(page.nextToken())
        .build();
  }

  private static int limit(@Nullable Integer asked) {
    return Math.min(Optional.ofNullable(asked).orElse(MOST), MOST);
  }
}
