package io.mastic.jobs.statistics;

import io.mastic.catalog.scope.TableName;
import io.mastic.contract.GlueOperations;
import software.amazon.awssdk.services.glue.model.CreateColumnStatisticsTaskSettingsRequest;
import software.amazon.awssdk.services.glue.model.CreateColumnStatisticsTaskSettingsResponse;
import software.amazon.awssdk.services.glue.model.DeleteColumnStatisticsTaskSettingsRequest;
import software.amazon.awssdk.services.glue.model.DeleteColumnStatisticsTaskSettingsResponse;
import software.amazon.awssdk.services.glue.model.GetColumnStatisticsTaskSettingsRequest;
import software.amazon.awssdk.services.glue.model.GetColumnStatisticsTaskSettingsResponse;
import software.amazon.awssdk.services.glue.model.StartColumnStatisticsTaskRunScheduleRequest;
import software.amazon.awssdk.services.glue.model.StartColumnStatisticsTaskRunScheduleResponse;
import software.amazon.awssdk.services.glue.model.StopColumnStatisticsTaskRunScheduleRequest;
import software.amazon.awssdk.services.glue.model.StopColumnStatisticsTaskRunScheduleResponse;
import software.amazon.awssdk.services.glue.model.UpdateColumnStatisticsTaskSettingsRequest;
import software.amazon.awssdk.services.glue.model.UpdateColumnStatisticsTaskSettingsResponse;

/** AWS's verbs on the settings by which column statistics are computed, and on their schedules. */
final class SettingsOperations implements GlueOperations {

  private final StatisticsSettings settings;

  SettingsOperations(StatisticsSettings settings) {
    this.settings = settings;
  }

  @Override
  public CreateColumnStatisticsTaskSettingsResponse createColumnStatisticsTaskSettings(
      CreateColumnStatisticsTaskSettingsRequest request) {
    settings.create(request);
    return CreateColumnStatisticsTaskSettingsResponse.builder().build();
  }

  @Override
  public GetColumnStatisticsTaskSettingsResponse getColumnStatisticsTaskSettings(
      GetColumnStatisticsTaskSettingsRequest request) {
    return GetColumnStatisticsTaskSettingsResponse.builder()
        .columnStatisticsTaskSettings(
            settings.load(
                TableName.of(request.catalogID(), request.databaseName(), request.tableName())))
        .build();
  }

  @Override
  public UpdateColumnStatisticsTaskSettingsResponse updateColumnStatisticsTaskSettings(
      UpdateColumnStatisticsTaskSettingsRequest request) {
    settings.update(request);
    return UpdateColumnStatisticsTaskSettingsResponse.builder().build();
  }

  @Override
  public DeleteColumnStatisticsTaskSettingsResponse deleteColumnStatisticsTaskSettings(
      DeleteColumnStatisticsTaskSettingsRequest request) {
    settings.delete(TableName.of(request.catalogID(), request.databaseName(), request.tableName()));
    return DeleteColumnStatisticsTaskSettingsResponse.builder().build();
  }

  @Override
  public StartColumnStatisticsTaskRunScheduleResponse startColumnStatisticsTaskRunSchedule(
      StartColumnStatisticsTaskRunScheduleRequest request) {
    settings.startSchedule(
        TableName.of(request.catalogID(), request.databaseName(), request.tableName()));
    return StartColumnStatisticsTaskRunScheduleResponse.builder().build();
  }

  @Override
  public StopColumnStatisticsTaskRunScheduleResponse stopColumnStatisticsTaskRunSchedule(
      StopColumnStatisticsTaskRunScheduleRequest request) {
    settings.stopSchedule(
        TableName.of(request.catalogID(), request.databaseName(), request.tableName()));
    return StopColumnStatisticsTaskRunScheduleResponse.builder().build();
  }
}
