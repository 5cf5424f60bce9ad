package io.mastic.catalog.database;

import io.mastic.catalog.scope.DatabaseName;
import io.mastic.catalog.scope.Scope;
import io.mastic.contract.Pojos;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.DatabaseIdentifier;
import software.amazon.awssdk.services.glue.model.DatabaseInput;

/**
 * Databases that stand for others. They are followed one step, inside the account; a link whose
 * target is not there, or elsewhere, is shown as it is.
 */
public final class DatabaseLinks {

  private DatabaseLinks() {}

  /** The database that a link stands for, or the same one. */
  public static DatabaseRow follow(Handle h, DatabaseRow row) {
    return target(row).flatMap(target -> DatabaseStore.find(h, target)).orElse(row);
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

  /** Whether it stands for another, be that there or not. */
  static boolean isLink(DatabaseRow row) {
    return said(row).isPresent();
  }

  private static Optional<DatabaseName> target(DatabaseRow row) {
    return said(row)
        .flatMap(
            target ->
                named(
                    row.name().scope(),
                    target.catalogId(),
                    target.databaseName(),
                    target.region()));
  }

  private static Optional<DatabaseIdentifier> said(DatabaseRow row) {
    // Most are no links: that is seen without reading the document.
    return row.document().contains("\"TargetDatabase\"")
        ? Optional.ofNullable(
            Pojos.read(row.document(), DatabaseInput.builder()).build().targetDatabase())
        : Optional.empty();
  }

  /**
   * The database that a link of this catalog names; empty if it is another account's.
   *
   * @param catalog null for the account's own
   * @param region null for the link's
   */
  public static Optional<DatabaseName> named(
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
