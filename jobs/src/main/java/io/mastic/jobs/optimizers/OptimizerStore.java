package io.mastic.jobs.optimizers;

import io.mastic.contract.Pojos;
import io.mastic.kernel.Caller;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableOptimizerConfiguration;

/**
 * The rows of the table_optimizer table. An optimizer belongs to the table that it was made for: a
 * later one of its name does not have it.
 */
final class OptimizerStore {

  private static final String ONE =
      " WHERE account = :account AND region = :region"
          + " AND database_name = :database AND table_name = :table AND type = :type";

  private OptimizerStore() {}

  static void put(Handle h, Table table, Optimizer optimizer) {
    in(
            h.createUpdate(
                "INSERT INTO table_optimizer (account, region, database_name, table_name, type,"
                    + " table_created_at, document, created_at, updated_at)"
                    + " VALUES (:account, :region, :database, :table, :type,"
                    + " :tableCreated, :document, :created, :updated)"
                    + " ON CONFLICT (account, region, database_name, table_name, type) DO UPDATE"
                    + " SET table_created_at = excluded.table_created_at, document = excluded.document,"
                    + " created_at = excluded.created_at, updated_at = excluded.updated_at"),
            optimizer.key())
        .bind("tableCreated", created(table))
        .bind("document", Pojos.json(optimizer.configuration()))
        .bind("created", optimizer.createdAt().toEpochMilli())
        .bind("updated", optimizer.updatedAt().toEpochMilli())
        .execute();
  }

  static Optional<Optimizer> find(Handle h, Table table, OptimizerKey key) {
    return in(
            h.createQuery(
                "SELECT document, created_at, updated_at FROM table_optimizer"
                    + ONE
                    + " AND table_created_at = :tableCreated"),
            key)
        .bind("tableCreated", created(table))
        .map(
            (rs, c) ->
                new Optimizer(
                    key,
                    Pojos.read(rs.getString(1), TableOptimizerConfiguration.builder()).build(),
                    Instant.ofEpochMilli(rs.getLong(2)),
                    Instant.ofEpochMilli(rs.getLong(3))))
        .findOne();
  }

  static void delete(Handle h, OptimizerKey key) {
    in(h.createUpdate("DELETE FROM table_optimizer" + ONE), key).execute();
  }

  private static <S extends SqlStatement<S>> S in(S statement, OptimizerKey key) {
    return statement
        .bind("account", Caller.current().account())
        .bind("region", Caller.current().region())
        .bind("database", key.table().database().name())
        .bind("table", key.table().name())
        .bind("type", key.type().toString());
  }

  private static long created(Table table) {
    return Optional.ofNullable(table.createTime()).orElse(Instant.EPOCH).toEpochMilli();
  }
}
