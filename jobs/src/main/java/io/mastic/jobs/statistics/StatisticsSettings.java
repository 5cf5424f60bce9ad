package io.mastic.jobs.statistics;

import io.mastic.catalog.Catalog;
import io.mastic.catalog.scope.TableName;
import io.mastic.contract.Errors;
import io.mastic.kernel.Arns;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.ColumnStatisticsTaskSettings;
import software.amazon.awssdk.services.glue.model.CreateColumnStatisticsTaskSettingsRequest;
import software.amazon.awssdk.services.glue.model.Schedule;
import software.amazon.awssdk.services.glue.model.ScheduleState;
import software.amazon.awssdk.services.glue.model.ScheduleType;
import software.amazon.awssdk.services.glue.model.SettingSource;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.UpdateColumnStatisticsTaskSettingsRequest;

/** How the statistics of a table are computed again and again; one set of settings for a table. */
final class StatisticsSettings {

  private static final String TYPE = "columnStatisticsTaskSettings";

  private final Db db;
  private final Catalog catalog;
  private final StatisticsSchedules schedules;

  StatisticsSettings(Db db, Catalog catalog, StatisticsSchedules schedules) {
    this.db = db;
    this.catalog = catalog;
    this.schedules = schedules;
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.AlreadyExistsException if the table has some
   */
  void create(CreateColumnStatisticsTaskSettingsRequest request) {
    StatisticsRules.checkCatalog(request.catalogID());
    TableName name = TableName.of(request.databaseName(), request.tableName());
    ColumnStatisticsTaskSettings.Builder settings =
        ColumnStatisticsTaskSettings.builder()
            .databaseName(name.database().name())
            .tableName(name.name())
            .catalogID(Caller.current().account())
            .role(request.role())
            .sampleSize(request.sampleSize())
            .securityConfiguration(request.securityConfiguration())
            .columnNameList(request.columnNameList())
            .settingSource(SettingSource.TABLE);
    scheduled(settings, request.schedule());
    db.writeOnly(
        h -> {
          Table table = catalog.tables().load(name);
          if (SettingsStore.find(h, Caller.current(), name, table).isPresent()) {
            throw Errors.alreadyExists(
                "Column statistics task settings of table " + name.name() + " already exist.");
          }
          catalog.securityConfigurations().check(request.securityConfiguration());
          put(h, name, table, settings.build());
          catalog.tags().put(h, arn(name), request.tags());
        });
  }

  ColumnStatisticsTaskSettings load(TableName name) {
    return db.read(
        h -> {
          Table table = catalog.tables().load(name);
          return load(h, name, table);
        });
  }

  /** Empty also if the table is gone. */
  Optional<ColumnStatisticsTaskSettings> find(TableName name) {
    return db.read(
        h ->
            catalog
                .tables()
                .find(name)
                .flatMap(table -> SettingsStore.find(h, Caller.current(), name, table)));
  }

  /** Replaces what the request says and keeps the rest. */
  void update(UpdateColumnStatisticsTaskSettingsRequest request) {
    StatisticsRules.checkCatalog(request.catalogID());
    change(
        TableName.of(request.databaseName(), request.tableName()),
        old -> {
          ColumnStatisticsTaskSettings.Builder settings = old.toBuilder();
          catalog.securityConfigurations().check(request.securityConfiguration());
          Optional.ofNullable(request.role()).ifPresent(settings::role);
          Optional.ofNullable(request.sampleSize()).ifPresent(settings::sampleSize);
          Optional.ofNullable(request.securityConfiguration())
              .ifPresent(settings::securityConfiguration);
          if (request.hasColumnNameList()) {
            settings.columnNameList(request.columnNameList());
          }
          if (request.schedule() != null && !request.schedule().equals(expression(old))) {
            scheduled(settings, request.schedule());
          }
          return settings.build();
        });
  }

  void startSchedule(TableName name) {
    turn(name, ScheduleState.SCHEDULED);
  }

  void stopSchedule(TableName name) {
    turn(name, ScheduleState.NOT_SCHEDULED);
  }

  private void turn(TableName name, ScheduleState state) {
    change(
        name,
        old -> {
          if (old.schedule() == null) {
            throw Errors.invalidInput(
                "The column statistics task settings of table "
                    + name.name()
                    + " have no schedule.");
          }
          return old.toBuilder().schedule(old.schedule().toBuilder().state(state).build()).build();
        });
  }

  void delete(TableName name) {
    db.writeOnly(
        h -> {
          load(h, name, catalog.tables().load(name));
          SettingsStore.delete(h, Caller.current(), name);
          schedules.set(h, name, null);
          catalog.tags().delete(h, arn(name));
        });
  }

  /** Keeps how the last attempt to start a run went. */
  void note(TableName name, UnaryOperator<ColumnStatisticsTaskSettings> attempt) {
    db.writeOnly(
        h ->
            catalog
                .tables()
                .find(name)
                .ifPresent(
                    table ->
                        SettingsStore.find(h, Caller.current(), name, table)
                            .ifPresent(
                                old ->
                                    SettingsStore.put(
                                        h, Caller.current(), name, table, attempt.apply(old)))));
  }

  private void change(TableName name, UnaryOperator<ColumnStatisticsTaskSettings> change) {
    db.writeOnly(
        h -> {
          Table table = catalog.tables().load(name);
          put(h, name, table, change.apply(load(h, name, table)));
        });
  }

  private void put(Handle h, TableName name, Table table, ColumnStatisticsTaskSettings settings) {
    StatisticsRules.check(table, settings.columnNameList(), settings.sampleSize());
    SettingsStore.put(h, Caller.current(), name, table, settings);
    schedules.set(h, name, settings.schedule());
  }

  private static ColumnStatisticsTaskSettings load(Handle h, TableName name, Table table) {
    return SettingsStore.find(h, Caller.current(), name, table)
        .orElseThrow(() -> StatisticsErrors.noSettings(name.name()));
  }

  private static void scheduled(
      ColumnStatisticsTaskSettings.Builder settings, @Nullable String expression) {
    if (expression != null) {
      StatisticsSchedules.check(expression);
      settings
          .scheduleType(ScheduleType.CRON)
          .schedule(
              Schedule.builder()
                  .scheduleExpression(expression)
                  .state(ScheduleState.SCHEDULED)
                  .build());
    }
  }

  private static @Nullable String expression(ColumnStatisticsTaskSettings settings) {
    return settings.schedule() == null ? null : settings.schedule().scheduleExpression();
  }

  private static String arn(TableName name) {
    return Arns.glue(Caller.current(), TYPE, name.database().name() + "/" + name.name());
  }
}
