package io.mastic.catalog.registry;

import io.mastic.catalog.scope.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rows of schemas. */
final class SchemaStore {

  private static final String SELECT =
      "SELECT id, registry, name, format, compatibility, description, checkpoint, next_version,"
          + " created_at, updated_at FROM catalog_schema";
  private static final String IN_SCOPE = " WHERE account = :account AND region = :region";

  private SchemaStore() {}

  static boolean insert(Handle h, SchemaRow row) {
    return h.createUpdate(
                "INSERT INTO catalog_schema (id, account, region, registry, name, format,"
                    + " compatibility, description, checkpoint, next_version, created_at,"
                    + " updated_at) VALUES (:id, :account, :region, :registry, :name, :format,"
                    + " :compatibility, :description, :checkpoint, :nextVersion, :createdAt,"
                    + " :updatedAt) ON CONFLICT (account, region, registry, name) DO NOTHING")
            .bindMethods(row.name().scope())
            .bind("registry", row.name().registry())
            .bind("name", row.name().name())
            .bind("id", row.id())
            .bind("format", row.format())
            .bind("compatibility", row.compatibility())
            .bind("description", row.description())
            .bind("checkpoint", row.checkpoint())
            .bind("nextVersion", row.nextVersion())
            .bind("createdAt", row.createdAt())
            .bind("updatedAt", row.updatedAt())
            .execute()
        == 1;
  }

  static Optional<SchemaRow> find(Handle h, SchemaName name) {
    return h.createQuery(SELECT + IN_SCOPE + " AND registry = :registry AND name = :name")
        .bindMethods(name.scope())
        .bind("registry", name.registry())
        .bind("name", name.name())
        .map((rs, c) -> row(rs, name.scope()))
        .findOne();
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException if there is none
   */
  static SchemaRow load(Handle h, SchemaName name) {
    return find(h, name)
        .orElseThrow(() -> SchemaErrors.schemaNotFound(name.registry(), name.name(), null));
  }

  static Optional<SchemaRow> find(Handle h, Scope scope, long id) {
    return h.createQuery(SELECT + IN_SCOPE + " AND id = :id")
        .bindMethods(scope)
        .bind("id", id)
        .map((rs, c) -> row(rs, scope))
        .findOne();
  }

  /** In the order of registries and names, from behind a schema. */
  static List<SchemaRow> list(Handle h, Scope scope, String registry, String name, int limit) {
    return h.createQuery(
            SELECT
                + IN_SCOPE
                + " AND (registry > :registry OR (registry = :registry AND name > :name))"
                + " ORDER BY registry, name LIMIT :limit")
        .bindMethods(scope)
        .bind("registry", registry)
        .bind("name", name)
        .bind("limit", limit)
        .map((rs, c) -> row(rs, scope))
        .list();
  }

  /** In the order of names, from behind one, in one registry. */
  static List<SchemaRow> listRegistry(
      Handle h, Scope scope, String registry, String after, int limit) {
    return h.createQuery(
            SELECT
                + IN_SCOPE
                + " AND registry = :registry AND name > :after ORDER BY name LIMIT :limit")
        .bindMethods(scope)
        .bind("registry", registry)
        .bind("after", after)
        .bind("limit", limit)
        .map((rs, c) -> row(rs, scope))
        .list();
  }

  static void update(Handle h, SchemaRow row) {
    h.createUpdate(
            "UPDATE catalog_schema SET compatibility = :compatibility, description = :description,"
                + " checkpoint = :checkpoint, next_version = :nextVersion, updated_at = :updatedAt"
                + " WHERE id = :id")
        .bind("compatibility", row.compatibility())
        .bind("description", row.description())
        .bind("checkpoint", row.checkpoint())
        .bind("nextVersion", row.nextVersion())
        .bind("updatedAt", row.updatedAt())
        .bind("id", row.id())
        .execute();
  }

  /** Its versions are gone already. */
  static void delete(Handle h, long id) {
    h.createUpdate("DELETE FROM catalog_schema WHERE id = :id").bind("id", id).execute();
  }

  private static SchemaRow row(ResultSet rs, Scope scope) throws SQLException {
    return new SchemaRow(
        rs.getLong(1),
        new SchemaName(scope, rs.getString(2), rs.getString(3)),
        rs.getString(4),
        new SchemaRow.Terms(rs.getString(5), rs.getString(6)),
        rs.getLong(7),
        rs.getLong(8),
        new SchemaRow.Times(rs.getLong(9), rs.getLong(10)));
  }
}
