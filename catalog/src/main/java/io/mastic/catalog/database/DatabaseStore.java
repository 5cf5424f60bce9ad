package io.mastic.catalog.database;

import io.mastic.catalog.leftover.Leftover;
import io.mastic.catalog.scope.DatabaseName;
import io.mastic.catalog.scope.Scope;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rows of databases. */
public final class DatabaseStore {

  private static final String IN_SCOPE =
      "account = :account AND region = :region AND catalog = :catalog";

  /** What was in databases that are gone. */
  public static final Leftover LEFTOVER = new Leftover("catalog_database_leftover", "database_id");

  private DatabaseStore() {}

  static boolean insert(Handle h, DatabaseRow row) {
    return h.createUpdate(
                "INSERT INTO catalog_database (id, account, region, catalog, name, document, created_at)"
                    + " VALUES (:id, :account, :region, :catalog, :name, :document, :createdAt)"
                    + " ON CONFLICT (account, region, catalog, name) DO NOTHING")
            .bindMethods(row.name().scope())
            .bind("id", row.id())
            .bind("name", row.name().name())
            .bind("document", row.document())
            .bind("createdAt", row.createdAt())
            .execute()
        == 1;
  }

  public static Optional<DatabaseRow> find(Handle h, DatabaseName name) {
    return h.createQuery(
            "SELECT id, document, created_at FROM catalog_database WHERE "
                + IN_SCOPE
                + " AND name = :name")
        .bindMethods(name.scope())
        .bind("name", name.name())
        .map((rs, c) -> new DatabaseRow(rs.getLong(1), name, rs.getString(2), rs.getLong(3)))
        .findOne();
  }

  /** In the order of names, from behind {@code after}. */
  public static List<DatabaseRow> list(Handle h, Scope scope, String after, int limit) {
    return h.createQuery(
            "SELECT id, name, document, created_at FROM catalog_database WHERE "
                + IN_SCOPE
                + " AND name > :after ORDER BY name LIMIT :limit")
        .bindMethods(scope)
        .bind("after", after)
        .bind("limit", limit)
        .map(
            (rs, c) ->
                new DatabaseRow(
                    rs.getLong(1),
                    new DatabaseName(scope, rs.getString(2)),
                    rs.getString(3),
                    rs.getLong(4)))
        .list();
  }

  /** Of all catalogs of an account in a region, in the order of catalogs and names, from one on. */
  public static List<DatabaseRow> listAllCatalogs(
      Handle h, String account, String region, String catalog, String name, int limit) {
    return h.createQuery(
            "SELECT id, catalog, name, document, created_at FROM catalog_database"
                + " WHERE account = :account AND region = :region"
                + " AND (catalog, name) >= (:catalog, :name) ORDER BY catalog, name LIMIT :limit")
        .bind("account", account)
        .bind("region", region)
        .bind("catalog", catalog)
        .bind("name", name)
        .bind("limit", limit)
        .map(
            (rs, c) ->
                new DatabaseRow(
                    rs.getLong(1),
                    new DatabaseName(new Scope(account, region, rs.getString(2)), rs.getString(3)),
                    rs.getString(4),
                    rs.getLong(5)))
        .list();
  }

  static void update(Handle h, long id, String document) {
    h.createUpdate("UPDATE catalog_database SET document = :document WHERE id = :id")
        .bind("document", document)
        .bind("id", id)
        .execute();
  }

  /** What is in it is left behind. */
  static void delete(Handle h, long id) {
    LEFTOVER.note(h, id);
    h.createUpdate("DELETE FROM catalog_database WHERE id = :id").bind("id", id).execute();
  }
}
