package io.mastic.jobs.statistics;

import io.mastic.contract.Errors;
import software.amazon.awssdk.services.glue.model.ColumnStatisticsTaskNotRunningException;
import software.amazon.awssdk.services.glue.model.ColumnStatisticsTaskRunningException;
import software.amazon.awssdk.services.glue.model.ColumnStatisticsTaskStoppingException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;

/** What a client is told that asks for what cannot be. */
final class StatisticsErrors {

  private StatisticsErrors() {}

  static ColumnStatisticsTaskRunningException running(String table) {
    return ColumnStatisticsTaskRunningException.builder()
        .message("A column statistics task is already running for table " + table + ".")
        .build();
  }

  static ColumnStatisticsTaskNotRunningException notRunning(String table) {
    return ColumnStatisticsTaskNotRunningException.builder()
        .message("No column statistics task is running for table " + table + ".")
        .build();
  }

  static ColumnStatisticsTaskStoppingException stopping(String table) {
    return ColumnStatisticsTaskStoppingException.builder()
        .message("The column statistics task of table " + table + " is already stopping.")
        .build();
  }

  static EntityNotFoundException noRun(String id) {
    return Errors.entityNotFound("Column statistics task run " + id + " not found.");
  }

  static EntityNotFoundException noSettings(String table) {
    return Errors.entityNotFound(
        "Column statistics task settings of table " + table + " not found.");
  }
}
