package io.mastic.jobs.statistics;

import io.mastic.catalog.scope.TableName;
import io.mastic.jobs.statistics.StatisticsSchedules.Turn;
import io.mastic.jobs.work.Work;
import io.mastic.kernel.Db;
import io.mastic.kernel.task.Task;
import io.mastic.kernel.task.TaskHandler;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.glue.model.ColumnStatisticsTaskSettings;
import software.amazon.awssdk.services.glue.model.ExecutionAttempt;
import software.amazon.awssdk.services.glue.model.ExecutionStatus;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.StartColumnStatisticsTaskRunRequest;

/** Starts the runs that settings schedule, and notes in the settings how that went. */
final class ScheduledStatistics implements TaskHandler {

  private final Db db;
  private final StatisticsRuns runs;
  private final StatisticsSettings settings;
  private final StatisticsSchedules schedules;

  ScheduledStatistics(
      Db db, StatisticsRuns runs, StatisticsSettings settings, StatisticsSchedules schedules) {
    this.db = db;
    this.runs = runs;
    this.settings = settings;
    this.schedules = schedules;
  }

  @Override
  public Outcome run(Task task) throws Exception {
    Turn turn = Turn.read(task.payload());
    return turn.caller().call(() -> fire(TableName.of(turn.database(), turn.table())));
  }

  private Outcome fire(TableName table) {
    Optional<ColumnStatisticsTaskSettings> found = settings.find(table);
    Optional<Instant> next = found.flatMap(s -> schedules.next(s.schedule()));
    if (found.isEmpty() || next.isEmpty()) {
      return DONE;
    }
    try {
      db.writeOnly(h -> note(table, started(runs.start(request(found.get())))));
    } catch (GlueException e) {
      // A run that is still under way takes the place of this one.
      note(table, failed(String.valueOf(e.getMessage())));
    }
    return TaskHandler.again(next.get());
  }

  private void note(TableName table, ExecutionAttempt attempt) {
    settings.note(table, s -> s.toBuilder().lastExecutionAttempt(attempt).build());
  }

  private ExecutionAttempt started(Work work) {
    return attempt(ExecutionStatus.STARTED).columnStatisticsTaskRunId(work.id()).build();
  }

  private ExecutionAttempt failed(String message) {
    return attempt(ExecutionStatus.FAILED).errorMessage(message).build();
  }

  private ExecutionAttempt.Builder attempt(ExecutionStatus status) {
    return ExecutionAttempt.builder().status(status).executionTimestamp(schedules.now());
  }

  private static StartColumnStatisticsTaskRunRequest request(ColumnStatisticsTaskSettings s) {
    return StartColumnStatisticsTaskRunRequest.builder()
        .databaseName(s.databaseName())
        .tableName(s.tableName())
        .role(s.role())
        .sampleSize(s.sampleSize())
        .securityConfiguration(s.securityConfiguration())
        .columnNameList(s.columnNameList())
        .build();
  }
}
