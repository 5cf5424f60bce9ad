package io.mastic.catalog.database;

import io.mastic.catalog.document.NestedCatalogs;
import io.mastic.catalog.scope.CatalogErrors;
import io.mastic.catalog.scope.DatabaseName;
import io.mastic.catalog.scope.RowIds;
import io.mastic.catalog.scope.Scope;
import io.mastic.catalog.tag.Tags;
import io.mastic.contract.Errors;
import io.mastic.contract.Pojos;
import io.mastic.kernel.Db;
import io.mastic.kernel.Page;
import io.mastic.kernel.change.Change;
import io.mastic.kernel.change.Publisher;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.DatabaseInput;

/** The databases of the catalog. */
public final class Databases {

  private final Db db;
  private final Clock clock;
  private final Tags tags;
  private volatile Publisher news = Publisher.NOBODY;

  public Databases(Db db, Clock clock, Tags tags) {
    this.db = db;
    this.clock = clock;
    this.tags = tags;
  }

  /** Has each database that comes or goes published; at wiring. */
  public void publishTo(Publisher publisher) {
    news = publisher;
  }

  private void tell(Handle h, DatabaseName name, String what) {
    Scope scope = name.scope();
    news.publish(h, new Change("database", scope.account(), scope.region(), name.name(), what));
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.AlreadyExistsException if there is one
   */
  public void create(Scope scope, DatabaseInput input, Map<String, String> tagged) {
    refuseFederation(input);
    DatabaseName name = new DatabaseName(scope, input.name());
    DatabaseRow row = new DatabaseRow(RowIds.next(), name, Pojos.json(input), clock.millis());
    db.writeOnly(
        h -> {
          NestedCatalogs.check(h, scope);
          if (!DatabaseStore.insert(h, row)) {
            throw CatalogErrors.databaseExists();
          }
          tags.put(h, arn(name), tagged);
          tell(h, name, "CreateDatabase");
        });
  }

  public Optional<Database> find(DatabaseName name) {
    return db.read(h -> DatabaseStore.find(h, name).map(row -> DatabaseLinks.shown(h, row)));
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException if there is none
   */
  public Database load(DatabaseName name) {
    return find(name).orElseThrow(() -> CatalogErrors.databaseNotFound(name));
  }

  /** In the order of names. */
  public Page<Database> list(Scope scope, int limit, @Nullable String token) {
    String after = CatalogErrors.after(token);
    return db.read(
        h -> {
          NestedCatalogs.check(h, scope);
          List<DatabaseRow> rows = DatabaseStore.list(h, scope, after, limit + 1);
          return Page.cut(rows, limit, row -> List.of(row.name().name()))
              .map(row -> DatabaseLinks.shown(h, row));
        });
  }

  /**
   * Replaces what the client said about a database; its name stays. Through a link the database is
   * changed that it stands for, unless the input is a link itself.
   */
  public void update(DatabaseName name, DatabaseInput input) {
    if (!new DatabaseName(name.scope(), input.name()).equals(name)) {
      throw Errors.invalidInput("Database name cannot be changed.");
    }
    refuseFederation(input);
    db.writeOnly(
        h -> {
          DatabaseRow named = load(h, name);
          DatabaseRow changed = input.targetDatabase() == null ? linked(h, named) : named;
          DatabaseInput said = input.toBuilder().name(changed.name().name()).build();
          DatabaseStore.update(h, changed.id(), Pojos.json(said));
        });
  }

  /** What a link stands for has to be there if it is to be changed. */
  private static DatabaseRow linked(Handle h, DatabaseRow row) {
    DatabaseRow target = DatabaseLinks.follow(h, row);
    if (target.id() == row.id() && DatabaseLinks.isLink(row)) {
      throw Errors.entityNotFound(
          "Database " + row.name().name() + " is a resource link whose target is not found.");
    }
    return target;
  }

  /** Deletes a database and all that is in it. */
  public void delete(DatabaseName name) {
    db.writeOnly(
        h -> {
          DatabaseRow row = load(h, name);
          DatabaseStore.delete(h, row.id());
          tags.delete(h, arn(name));
          tell(h, name, "DeleteDatabase");
        });
  }

  /** A database that stands for one elsewhere would be empty here, and so is none. */
  private static void refuseFederation(DatabaseInput input) {
    if (input.federatedDatabase() != null) {
      throw Errors.invalidInput("Federated databases are not supported.");
    }
  }

  /** The database of that name, or the one that it stands for. */
  public static DatabaseRow target(Handle h, DatabaseName name) {
    return DatabaseLinks.follow(h, load(h, name));
  }

  public static DatabaseRow load(Handle h, DatabaseName name) {
    return DatabaseStore.find(h, name).orElseThrow(() -> CatalogErrors.databaseNotFound(name));
  }

  private static String arn(DatabaseName name) {
    return name.scope().arn("database", name.name());
  }
}
