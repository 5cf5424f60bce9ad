package io.mastic.catalog.function;

import io.mastic.catalog.database.Databases;
import io.mastic.catalog.document.NestedCatalogs;
import io.mastic.catalog.leftover.ChildRows;
import io.mastic.catalog.leftover.Children;
import io.mastic.catalog.scope.CatalogErrors;
import io.mastic.catalog.scope.DatabaseName;
import io.mastic.catalog.scope.Scope;
import io.mastic.contract.Errors;
import io.mastic.contract.Pojos;
import io.mastic.kernel.Db;
import io.mastic.kernel.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.UserDefinedFunction;
import software.amazon.awssdk.services.glue.model.UserDefinedFunctionInput;

/**
 * The user-defined functions of databases; their names are folded to lower case, as Glue stores
 * them.
 */
public final class Functions {

  /** What a database that is gone leaves behind of them. */
  public static final Children OF_DATABASE =
      new ChildRows("catalog_function", "database_id", "name");

  private final Db db;
  private final Clock clock;

  public Functions(Db db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  public void create(DatabaseName database, UserDefinedFunctionInput input) {
    if (input.functionName() == null) {
      throw Errors.invalidInput("FunctionName cannot be null or empty.");
    }
    db.writeOnly(
        h -> {
          if (!insert(h, Databases.load(h, database).id(), input, clock.millis())) {
            throw Errors.alreadyExists("Function already exists.");
          }
        });
  }

  public UserDefinedFunction load(DatabaseName database, String name) {
    return db.read(
        h ->
            h.createQuery(
                    "SELECT document, created_at FROM catalog_function"
                        + " WHERE database_id = :database AND name = :name")
                .bind("database", Databases.load(h, database).id())
                .bind("name", folded(name))
                .map((rs, c) -> function(rs, database))
                .findOne()
                .orElseThrow(() -> notFound(name)));
  }

  /** In the order of names. */
  Page<UserDefinedFunction> list(
      DatabaseName database, FunctionFilter wanted, int limit, @Nullable String token) {
    String after = CatalogErrors.after(token);
    List<UserDefinedFunction> rows = db.read(h -> walk(h, database, after, wanted, limit + 1));
    return Page.cut(rows, limit, function -> List.of(folded(function.functionName())));
  }

  private static List<UserDefinedFunction> walk(
      Handle h, DatabaseName database, String after, FunctionFilter wanted, int limit) {
    try (Stream<UserDefinedFunction> all =
        h
            .createQuery(
                "SELECT document, created_at FROM catalog_function"
                    + " WHERE database_id = :database AND name > :after ORDER BY name")
            .bind("database", Databases.load(h, database).id())
            .bind("after", after)
            .map((rs, c) -> function(rs, database))
            .stream()) {
      return all.filter(wanted::passes).limit(limit).toList();
    }
  }

  /** Those of all databases, in the order of databases and names. */
  Page<UserDefinedFunction> listAll(
      Scope scope, FunctionFilter wanted, int limit, @Nullable String token) {
    List<String> position = CatalogErrors.position(token, 2);
    String database = position.isEmpty() ? "" : position.get(0);
    String name = position.isEmpty() ? "" : position.get(1);
    List<UserDefinedFunction> rows =
        db.read(h -> walk(h, scope, database, name, wanted, limit + 1));
    return Page.cut(rows, limit, row -> List.of(row.databaseName(), folded(row.functionName())));
  }

  private static List<UserDefinedFunction> walk(
      Handle h, Scope scope, String database, String name, FunctionFilter wanted, int limit) {
    NestedCatalogs.check(h, scope);
    try (Stream<UserDefinedFunction> all =
        h
            .createQuery(
                "SELECT f.document, f.created_at, d.name FROM catalog_database d"
                    + " JOIN catalog_function f ON f.database_id = d.id WHERE d.account = :account"
                    + " AND d.region = :region AND d.catalog = :catalog AND (d.name > :database"
                    + " OR (d.name = :database AND f.name > :name)) ORDER BY d.name, f.name")
            .bindMethods(scope)
            .bind("database", database)
            .bind("name", name)
            .map((rs, c) -> function(rs, new DatabaseName(scope, rs.getString(3))))
            .stream()) {
      return all.filter(wanted::passes).limit(limit).toList();
    }
  }

  /** Replaces a function, and renames it if the input has another name. */
  public void update(DatabaseName database, String name, UserDefinedFunctionInput input) {
    db.writeOnly(
        h -> {
          UserDefinedFunction old = load(database, name);
          long id = Databases.load(h, database).id();
          remove(h, id, name);
          UserDefinedFunctionInput named =
              input.functionName() == null ? named(input, name) : input;
          if (!insert(h, id, named, old.createTime().toEpochMilli())) {
            throw Errors.alreadyExists("Function already exists.");
          }
        });
  }

  public void delete(DatabaseName database, String name) {
    db.writeOnly(
        h -> {
          if (!remove(h, Databases.load(h, database).id(), name)) {
            throw notFound(name);
          }
        });
  }

  private static boolean insert(
      Handle h, long databaseId, UserDefinedFunctionInput input, long createdAt) {
    return h.createUpdate(
                "INSERT INTO catalog_function (database_id, name, document, created_at)"
                    + " VALUES (:database, :name, :document, :at)"
                    + " ON CONFLICT (database_id, name) DO NOTHING")
            .bind("database", databaseId)
            .bind("name", folded(input.functionName()))
            .bind("document", Pojos.json(named(input, folded(input.functionName()))))
            .bind("at", createdAt)
            .execute()
        > 0;
  }

  private static UserDefinedFunctionInput named(UserDefinedFunctionInput input, String name) {
    return input.toBuilder().functionName(name).build();
  }

  private static boolean remove(Handle h, long databaseId, String name) {
    return h.createUpdate(
                "DELETE FROM catalog_function WHERE database_id = :database AND name = :name")
            .bind("database", databaseId)
            .bind("name", folded(name))
            .execute()
        > 0;
  }

  private static UserDefinedFunction function(ResultSet rs, DatabaseName database)
      throws SQLException {
    UserDefinedFunction stored = Pojos.read(rs.getString(1), UserDefinedFunction.builder()).build();
    return stored.toBuilder()
        .functionName(folded(stored.functionName()))
        .databaseName(database.name())
        .catalogId(database.scope().catalog())
        .createTime(Instant.ofEpochMilli(rs.getLong(2)))
        .build();
  }

  private static EntityNotFoundException notFound(String name) {
    return Errors.entityNotFound("Function " + name + " not found.");
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
