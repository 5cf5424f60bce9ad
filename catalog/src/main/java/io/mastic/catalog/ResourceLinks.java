package io.mastic.catalog;

import io.mastic.contract.Pojos;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.DatabaseIdentifier;
import software.amazon.awssdk.services.glue.model.DatabaseInput;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableIdentifier;
import software.amazon.awssdk.services.glue.model.TableInput;

/**
 * Databases and tables that stand for others. They are followed one step, inside the account; a
 * link whose target is not there, or elsewhere, is shown as it is.
 */
final class ResourceLinks {

  private ResourceLinks() {}

  /** The database that a link stands for, or the same one. */
  static DatabaseRow follow(Handle h, DatabaseRow row) {
    return target(row).flatMap(target -> DatabaseStore.find(h, target)).orElse(row);
  }

  /** The table that a link stands for, or the same one. */
  static TableRow follow(Handle h, TableRow row) {
    return target(row).flatMap(target -> TableStore.find(h, target)).orElse(row);
  }

  /** A database as it is shown: a link has its own name and its target's properties. */
  static Database shown(Handle h, DatabaseRow row) {
    DatabaseRow target = follow(h, row);
    Database own = row.toDatabase();
    return target.id() == row.id()
        ? own
        : target.toDatabase().toBuilder()
            .name(own.name())
            .catalogId(own.catalogId())
            .targetDatabase(own.targetDatabase())
            .build();
  }

  /** A table as it is shown: a link has its own name and its target's properties. */
  static Table shown(Handle h, TableRow row) {
    TableRow target = follow(h, row);
    Table own = row.toTable();
    return target.id() == row.id()
        ? own
        : target.toTable().toBuilder()
            .name(own.name())
            .databaseName(own.databaseName())
            .catalogId(own.catalogId())
            .targetTable(own.targetTable())
            .build();
  }

  private static Optional<DatabaseName> target(DatabaseRow row) {
    // Most are no links: that is seen without reading the document.
    if (!row.document().contains("\"TargetDatabase\"")) {
      return Optional.empty();
    }
    DatabaseIdentifier target =
        Pojos.read(row.document(), DatabaseInput.builder()).build().targetDatabase();
    return target == null
        ? Optional.empty()
        : database(row.name().scope(), target.catalogId(), target.databaseName(), target.region());
  }

  private static Optional<TableName> target(TableRow row) {
    if (!row.document().contains("\"TargetTable\"")) {
      return Optional.empty();
    }
    TableIdentifier target = Pojos.read(row.document(), TableInput.builder()).build().targetTable();
    return target == null || target.name() == null
        ? Optional.empty()
        : database(row.name().scope(), target.catalogId(), target.databaseName(), target.region())
            .map(database -> database.table(target.name()));
  }

  private static Optional<DatabaseName> database(
      Scope from, @Nullable String catalog, @Nullable String name, @Nullable String region) {
    String id = catalog == null ? from.account() : catalog;
    boolean own = id.equals(from.account()) || id.startsWith(from.account() + ":");
    return own && name != null
        ? Optional.of(
            new DatabaseName(
                new Scope(from.account(), region == null ? from.region() : region, id), name))
        : Optional.empty();
  }
}
