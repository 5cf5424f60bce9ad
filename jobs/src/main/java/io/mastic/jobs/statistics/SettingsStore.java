package io.mastic.jobs.statistics;

import io.mastic.catalog.scope.TableName;
import io.mastic.contract.Pojos;
import io.mastic.kernel.Caller;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import software.amazon.awssdk.services.glue.model.ColumnStatisticsTaskSettings;
import software.amazon.awssdk.services.glue.model.Table;

/**
 * The rows of the column_statistics_settings table. Settings belong to the table that they were
 * made for: a later one of its name does not have them.
 */
final class SettingsStore {

  private static final String ONE =
      " WHERE account = :account AND region = :region"
          + " AND database_name = :database AND table_name = :table";

  private SettingsStore() {}

  static void put(
      Handle h, Caller caller, TableName name, Table table, ColumnStatisticsTaskSettings settings) {
    h.createUpdate(
            "INSERT INTO column_statistics_settings"
                + " (account, region, database_name, table_name, table_created_at, document)"
                + " VALUES (:account, :region, :database, :table, :created, :document)"
                + " ON CONFLICT (account, region, database_name, table_name) DO UPDATE"
                + " SET table_created_at = excluded.table_created_at, document = excluded.document")
        .bind("account", caller.account())
        .bind("region", caller.region())
        .bind("database", name.database().name())
        .bind("table", name.name())
        .bind("created", created(table))
        .bind("document", Pojos.json(settings))
        .execute();
  }

  static Optional<ColumnStatisticsTaskSettings> find(
      Handle h, Caller caller, TableName name, Table table) {
    return h.createQuery(
            "SELECT document FROM column_statistics_settings"
                + ONE
                + " AND table_created_at = :created")
        .bind("account", caller.account())
        .bind("region", caller.region())
        .bind("database", name.database().name())
        .bind("table", name.name())
        .bind("created", created(table))
        .map((rs, c) -> Pojos.read(rs.getString(1), ColumnStatisticsTaskSettings.builder()).build())
        .findOne();
  }

  static void delete(Handle h, Caller caller, TableName name) {
    h.createUpdate("DELETE FROM column_statistics_settings" + ONE)
        .bind("account", caller.account())
        .bind("region", caller.region())
        .bind("database", name.database().name())
        .bind("table", name.name())
        .execute();
  }

  private static long created(Table table) {
    return Optional.ofNullable(table.createTime()).orElse(Instant.EPOCH).toEpochMilli();
  }
}
