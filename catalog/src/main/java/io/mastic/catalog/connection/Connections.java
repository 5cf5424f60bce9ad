package io.mastic.catalog.connection;

import io.mastic.catalog.document.NestedCatalogs;
import io.mastic.catalog.scope.CatalogErrors;
import io.mastic.catalog.scope.Scope;
import io.mastic.catalog.tag.Tags;
import io.mastic.contract.Errors;
import io.mastic.contract.Pojos;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Page;
import io.mastic.kernel.secret.SealedColumn;
import io.mastic.kernel.secret.Seals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Connection;
import software.amazon.awssdk.services.glue.model.ConnectionInput;
import software.amazon.awssdk.services.glue.model.ConnectionStatus;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;

/** The connections of the catalog: how jobs and crawlers reach databases and other services. */
public final class Connections {

  private static final SealedColumn DOCUMENT =
      new SealedColumn(
          "catalog_connection", "document", List.of("account", "region", "catalog", "name"));
  private static final String COLUMNS =
      "SELECT name, document, created_at, updated_at, updated_by FROM catalog_connection";
  private static final String IN_SCOPE =
      " WHERE account = :account AND region = :region AND catalog = :catalog";

  private final Db db;
  private final Clock clock;
  private final Tags tags;
  private final ConnectionTypes types;
  private final ConnectionCheck check;
  private final Seals seals;

  public Connections(
      Db db, Clock clock, Tags tags, ConnectionTypes types, ConnectionCheck check, Seals seals) {
    this.db = db;
    this.clock = clock;
    this.tags = tags;
    this.types = types;
    this.check = check;
    this.seals = seals;
  }

  /**
   * The documents of connections are sealed whole: a password may be in any of their parts, a URL
   * too.
   */
  public static List<SealedColumn> sealedColumns() {
    return List.of(DOCUMENT);
  }

  private static String place(Scope scope, String name) {
    return DOCUMENT.place(List.of(scope.account(), scope.region(), scope.catalog(), name));
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.AlreadyExistsException if there is one
   */
  public void create(Scope scope, ConnectionInput input, Map<String, String> tagged) {
    check(input);
    db.writeOnly(
        h -> {
          NestedCatalogs.check(h, scope);
          int inserted =
              h.createUpdate(
                      "INSERT INTO catalog_connection (account, region, catalog, name, document,"
                          + " created_at, updated_at, updated_by) VALUES (:account, :region,"
                          + " :catalog, :name, :document, :now, :now, :by) ON CONFLICT (account,"
                          + " region, catalog, name) DO NOTHING")
                  .bindMethods(scope)
                  .bind("name", input.name())
                  .bind("document", seals.seal(Pojos.json(input), place(scope, input.name())))
                  .bind("now", clock.millis())
                  .bind("by", Caller.current().principalArn())
                  .execute();
          if (inserted == 0) {
            throw Errors.alreadyExists("Connection already exists.");
          }
          tags.put(h, scope.arn("connection", input.name()), tagged);
        });
  }

  private void check(ConnectionInput input) {
    types.check(input);
    check.check(input);
  }

  public Optional<Connection> find(Scope scope, String name) {
    return db.read(
        h ->
            h.createQuery(COLUMNS + IN_SCOPE + " AND name = :name")
                .bindMethods(scope)
                .bind("name", name)
                .map((rs, c) -> connection(scope, rs))
                .findOne());
  }

  /**
   * @throws EntityNotFoundException if there is none
   */
  public Connection load(Scope scope, String name) {
    return find(scope, name).orElseThrow(() -> notFound(name));
  }

  /**
   * What the client said of a connection, with the credentials that are never shown.
   *
   * @throws EntityNotFoundException if there is none
   */
  ConnectionInput loadInput(Scope scope, String name) {
    return db.read(
            h ->
                h.createQuery(
                        "SELECT document FROM catalog_connection" + IN_SCOPE + " AND name = :name")
                    .bindMethods(scope)
                    .bind("name", name)
                    .mapTo(String.class)
                    .findOne())
        .map(kept -> seals.open(kept, place(scope, name)))
        .map(document -> Pojos.read(document, ConnectionInput.builder()).build())
        .orElseThrow(() -> notFound(name));
  }

  /** In the order of names. */
  public Page<Connection> list(
      Scope scope, Predicate<Connection> wanted, int limit, @Nullable String token) {
    String after = CatalogErrors.after(token);
    List<Connection> rows = db.read(h -> walk(h, scope, wanted, after, limit + 1));
    return Page.cut(rows, limit, connection -> List.of(connection.name()));
  }

  private List<Connection> walk(
      Handle h, Scope scope, Predicate<Connection> wanted, String after, int limit) {
    NestedCatalogs.check(h, scope);
    try (Stream<Connection> all =
        h
            .createQuery(COLUMNS + IN_SCOPE + " AND name > :after ORDER BY name")
            .bindMethods(scope)
            .bind("after", after)
            .map((rs, c) -> connection(scope, rs))
            .stream()) {
      return all.filter(wanted).limit(limit).toList();
    }
  }

  /** Replaces what the client said about a connection; its name stays. */
  public void update(Scope scope, String name, ConnectionInput input) {
    check(input);
    ConnectionInput named = input.toBuilder().name(name).build();
    db.writeOnly(
        h -> {
          int updated =
              h.createUpdate(
                      "UPDATE catalog_connection SET document = :document, updated_at = :now,"
                          + " updated_by = :by"
                          + IN_SCOPE
                          + " AND name = :name")
                  .bindMethods(scope)
                  .bind("document", seals.seal(Pojos.json(named), place(scope, name)))
                  .bind("now", clock.millis())
                  .bind("by", Caller.current().principalArn())
                  .bind("name", name)
                  .execute();
          require(updated, name);
        });
  }

  public void delete(Scope scope, String name) {
    db.writeOnly(
        h -> {
          require(remove(h, scope, name), name);
          tags.delete(h, scope.arn("connection", name));
        });
  }

  /** Deletes all connections of a catalog that is itself deleted. */
  public static void deleteAll(Handle h, Scope scope) {
    h.createUpdate("DELETE FROM catalog_connection" + IN_SCOPE).bindMethods(scope).execute();
  }

  private static int remove(Handle h, Scope scope, String name) {
    return h.createUpdate("DELETE FROM catalog_connection" + IN_SCOPE + " AND name = :name")
        .bindMethods(scope)
        .bind("name", name)
        .execute();
  }

  private static void require(int rows, String name) {
    if (rows == 0) {
      throw notFound(name);
    }
  }

  private static EntityNotFoundException notFound(String name) {
    return Errors.entityNotFound("Connection " + name + " not found.");
  }

  private Connection connection(Scope scope, ResultSet rs) throws SQLException {
    String document = seals.open(rs.getString(2), place(scope, rs.getString(1)));
    Connection.Builder connection = Pojos.read(document, Connection.builder());
    return connection
        .creationTime(Instant.ofEpochMilli(rs.getLong(3)))
        .lastUpdatedTime(Instant.ofEpochMilli(rs.getLong(4)))
        .lastUpdatedBy(rs.getString(5))
        .status(ConnectionStatus.READY)
        .connectionSchemaVersion(schemaVersion(connection.build()))
        .build();
  }

  /** The second version is the one with properties for compute environments. */
  private static int schemaVersion(Connection connection) {
    boolean ofEnvironments =
        connection.hasSparkProperties()
            || connection.hasAthenaProperties()
            || connection.hasPythonProperties();
    return ofEnvironments ? 2 : 1;
  }
}
