package io.mastic.catalog.document;

import io.mastic.catalog.scope.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The rows of one kind of documents, which have a name in a catalog and nothing else to ask for.
 */
public final class DocumentStore {

  private static final String COLUMNS = "name, document, created_at, updated_at";
  private static final String IN_SCOPE =
      " WHERE kind = :kind AND account = :account AND region = :region AND catalog = :catalog";
  private static final String INSERT =
      "INSERT INTO catalog_document"
          + " (kind, account, region, catalog, name, document, created_at, updated_at)"
          + " VALUES (:kind, :account, :region, :catalog, :name, :document, :now, :now)"
          + " ON CONFLICT (kind, account, region, catalog, name) DO ";

  private final String kind;

  public DocumentStore(String kind) {
    this.kind = kind;
  }

  /** False if there is one of that name. */
  public boolean insert(Handle h, Scope scope, String name, String document, long now) {
    return write(h, INSERT + "NOTHING", scope, name, document, now);
  }

  /** Inserts or replaces. */
  public void put(Handle h, Scope scope, String name, String document, long now) {
    write(
        h,
        INSERT + "UPDATE SET document = excluded.document, updated_at = excluded.updated_at",
        scope,
        name,
        document,
        now);
  }

  public boolean update(Handle h, Scope scope, String name, String document, long now) {
    return write(
        h,
        "UPDATE catalog_document SET document = :document, updated_at = :now"
            + IN_SCOPE
            + " AND name = :name",
        scope,
        name,
        document,
        now);
  }

  public Optional<DocumentRow> find(Handle h, Scope scope, String name) {
    String sql = "SELECT " + COLUMNS + " FROM catalog_document" + IN_SCOPE + " AND name = :name";
    return in(scope, h.createQuery(sql)).bind("name", name).map((rs, c) -> row(rs)).findOne();
  }

  /** In the order of names, from behind {@code after}. */
  public List<DocumentRow> list(Handle h, Scope scope, String after, int limit) {
    String sql =
        "SELECT "
            + COLUMNS
            + " FROM catalog_document"
            + IN_SCOPE
            + " AND name > :after ORDER BY name LIMIT :limit";
    return in(scope, h.createQuery(sql))
        .bind("after", after)
        .bind("limit", limit)
        .map((rs, c) -> row(rs))
        .list();
  }

  public boolean delete(Handle h, Scope scope, String name) {
    String sql = "DELETE FROM catalog_document" + IN_SCOPE + " AND name = :name";
    return in(scope, h.createUpdate(sql)).bind("name", name).execute() > 0;
  }

  /** Deletes the documents of all kinds in a catalog that is itself deleted. */
  public static void deleteAll(Handle h, Scope scope) {
    h.createUpdate(
            "DELETE FROM catalog_document"
                + " WHERE account = :account AND region = :region AND catalog = :catalog")
        .bindMethods(scope)
        .execute();
  }

  private boolean write(Handle h, String sql, Scope scope, String name, String document, long now) {
    return in(scope, h.createUpdate(sql))
            .bind("name", name)
            .bind("document", document)
            .bind("now", now)
            .execute()
        > 0;
  }

  private <S extends SqlStatement<S>> S in(Scope scope, S statement) {
    return statement.bindMethods(scope).bind("kind", kind);
  }

  private static DocumentRow row(ResultSet rs) throws SQLException {
    return new DocumentRow(rs.getString(1), rs.getString(2), rs.getLong(3), rs.getLong(4));
  }
}
