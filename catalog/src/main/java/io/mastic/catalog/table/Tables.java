package io.mastic.catalog.table;

import io.mastic.catalog.database.DatabaseLinks;
import io.mastic.catalog.database.DatabaseRow;
import io.mastic.catalog.database.DatabaseStore;
import io.mastic.catalog.database.Databases;
import io.mastic.catalog.expression.CodePoints;
import io.mastic.catalog.registry.RegisteredColumns;
import io.mastic.catalog.scope.CatalogErrors;
import io.mastic.catalog.scope.DatabaseName;
import io.mastic.catalog.scope.NamePattern;
import io.mastic.catalog.scope.RowIds;
import io.mastic.catalog.scope.Scope;
import io.mastic.catalog.scope.TableName;
import io.mastic.catalog.view.ViewUpdate;
import io.mastic.catalog.view.Views;
import io.mastic.contract.Errors;
import io.mastic.contract.Pojos;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Page;
import io.mastic.kernel.PageToken;
import io.mastic.kernel.change.Change;
import io.mastic.kernel.change.Publisher;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.PartitionIndex;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;

/** The tables of the catalog. */
public final class Tables {

  /** Rows looked at for one page, at most; a pattern that matches few gives short pages. */
  private static final int MOST_LOOKED_AT = 20_000;

  private final Db db;
  private final Clock clock;
  private final TableParts parts;
  private volatile Publisher news = Publisher.NOBODY;

  public Tables(Db db, Clock clock, TableParts parts) {
    this.db = db;
    this.clock = clock;
    this.parts = parts;
  }

  /** Has each table that comes, changes or goes published; at wiring. */
  public void publishTo(Publisher publisher) {
    news = publisher;
  }

  private void tell(Handle h, TableName name, String what) {
    Scope scope = name.database().scope();
    news.publish(
        h,
        new Change(
            "table",
            scope.account(),
            scope.region(),
            name.name(),
            what,
            Map.of("database", name.database().name())));
  }

  /** What becomes of the version that an update replaces. */
  public enum Archive {
    KEEP,
    SKIP
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.AlreadyExistsException if there is one
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException if the database is
   *     not there
   */
  public void create(DatabaseName database, TableInput input, List<PartitionIndex> indexes) {
    long now = clock.millis();
    TableRow.Creation created = new TableRow.Creation(Caller.current().principalArn(), now);
    TableRow row =
        new TableRow(
            RowIds.next(), database.table(input.name()), 0, Pojos.json(input), created, now, null);
    checkKeys(input);
    Views.checkNew(input);
    db.writeOnly(
        h -> {
          RegisteredColumns.check(h, input.storageDescriptor());
          if (!TableStore.insert(h, Databases.target(h, database).id(), row)) {
            throw CatalogErrors.tableExists();
          }
          parts.created(h, row, indexes);
          tell(h, row.name(), "CreateTable");
        });
  }

  public void create(DatabaseName database, TableInput input) {
    create(database, input, List.of());
  }

  public Optional<Table> find(TableName name) {
    return db.read(h -> found(h, name).map(row -> shown(h, row)));
  }

  private static Table shown(Handle h, TableRow row) {
    return RegisteredColumns.shown(h, TableLinks.shown(h, row));
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException if there is none
   */
  public Table load(TableName name) {
    return db.read(
        h -> {
          Optional<TableRow> row = found(h, name);
          if (row.isEmpty()) {
            Databases.load(h, name.database());
          }
          return shown(h, row.orElseThrow(CatalogErrors::entityNotFound));
        });
  }

  /**
   * In the order of names.
   *
   * @param expression Hive's kind of pattern; null for all
   */
  public Page<Table> list(
      DatabaseName database, @Nullable String expression, int limit, @Nullable String token) {
    NamePattern pattern = NamePattern.of(expression);
    List<String> position = CatalogErrors.position(token, 1);
    List<TableRow> found = new ArrayList<>();
    return db.read(
        h -> {
          String next = collect(h, database, pattern, limit, position, found);
          Page<TableRow> page = Page.cut(found, limit, row -> List.of(row.name().name()));
          return new Page<>(page.items(), page.nextToken() == null ? next : page.nextToken())
              .map(row -> shown(h, row));
        });
  }

  /** Collects one row more than the limit, if there is; gives a token if it left off before. */
  private static @Nullable String collect(
      Handle h,
      DatabaseName name,
      NamePattern pattern,
      int limit,
      List<String> position,
      List<TableRow> found) {
    DatabaseRow database = Databases.target(h, name);
    String prefix = pattern.prefix();
    String before = prefix.isEmpty() ? null : CodePoints.afterPrefix(prefix);
    String from = position.isEmpty() ? prefix : behind(position.get(0));
    String last = from;
    int chunk = Math.max(limit + 1, 200);
    for (int looked = 0; looked < MOST_LOOKED_AT; looked += chunk) {
      List<TableRow> rows = TableStore.list(h, database, from, before, chunk);
      rows.stream().filter(row -> pattern.matches(row.name().name())).forEach(found::add);
      if (rows.size() < chunk || found.size() > limit) {
        return null;
      }
      last = rows.get(rows.size() - 1).name().name();
      from = behind(last);
    }
    return PageToken.encode(List.of(last));
  }

  /** The first text after a name. */
  public static String behind(String name) {
    return name + '\u0001';
  }

  /**
   * Replaces what the client said about a table.
   *
   * @param expectedVersion the version that must be current; null for any
   * @throws software.amazon.awssdk.services.glue.model.ConcurrentModificationException if it is not
   */
  public void update(
      DatabaseName database, TableInput input, @Nullable String expectedVersion, Archive archive) {
    update(database, input, expectedVersion, archive, ViewUpdate.NONE);
  }

  /**
   * @param view what is to become of a view's dialects
   */
  void update(
      DatabaseName database,
      TableInput input,
      @Nullable String expectedVersion,
      Archive archive,
      ViewUpdate view) {
    checkKeys(input);
    db.writeOnly(
        h -> {
          RegisteredColumns.check(h, input.storageDescriptor());
          TableName name = database.table(input.name());
          // A link is followed to its target, unless it is the link itself that is meant.
          TableRow old = input.targetTable() == null ? load(h, name) : own(h, name);
          if (expectedVersion != null && !expectedVersion.equals(String.valueOf(old.version()))) {
            throw CatalogErrors.staleVersion();
          }
          replace(h, old, Views.document(old.document(), old::toTable, input, view), archive);
        });
  }

  private void replace(Handle h, TableRow old, String document, Archive archive) {
    TableRow changed = old.changed(document, clock.millis());
    // The update comes first: of two writers it makes the second wait, and then begin anew.
    TableStore.update(h, changed);
    tell(h, changed.name(), "UpdateTable");
    if (archive == Archive.KEEP) {
      TableVersionStore.archive(h, old);
    }
    boolean sameOrder =
        PartitionSet.types(changed.partitionKeys()).equals(PartitionSet.types(old.partitionKeys()));
    if (!sameOrder) {
      parts.keysChanged(h, changed, old.sets());
    }
  }

  /** Replaces a table that is still the one that was seen, in the version that was seen. */
  void swap(TableRow seen, TableInput input, Archive archive) {
    db.writeOnly(
        h -> {
          TableRow old = own(h, seen.name());
          if (old.id() != seen.id() || old.version() != seen.version()) {
            throw CatalogErrors.staleVersion();
          }
          replace(h, old, Pojos.json(input), archive);
        });
  }

  /** The table of that name, or the one that it stands for. */
  TableRow row(TableName name) {
    return db.read(h -> load(h, name));
  }

  /** A first look, before anything is written for a new table; its creation decides. */
  void checkFree(TableName name) {
    db.read(
        h -> {
          DatabaseRow database = Databases.target(h, name.database());
          if (TableStore.find(h, database.name().table(name.name())).isPresent()) {
            throw CatalogErrors.tableExists();
          }
          return database;
        });
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException if there is none
   */
  void requireDatabase(DatabaseName name) {
    db.read(h -> Databases.load(h, name));
  }

  /** Deletes a table with its versions, partitions and statistics. */
  public void delete(TableName name) {
    db.writeOnly(
        h -> {
          TableStore.delete(h, own(h, name), parts);
          tell(h, name, "DeleteTable");
        });
  }

  /** The table of that name, or the one that it stands for. */
  public static TableRow load(Handle h, TableName name) {
    return TableLinks.follow(h, own(h, name));
  }

  private static TableRow own(Handle h, TableName name) {
    Optional<TableRow> row = found(h, name);
    if (row.isEmpty()) {
      Databases.load(h, name.database());
    }
    return row.orElseThrow(() -> CatalogErrors.tableNotFound(name));
  }

  /** The table of that name, in its database or in the one that this stands for. */
  private static Optional<TableRow> found(Handle h, TableName name) {
    Optional<TableRow> row = TableStore.find(h, name);
    return row.isPresent()
        ? row
        : DatabaseStore.find(h, name.database())
            .flatMap(database -> linked(h, database, name.name()));
  }

  private static Optional<TableRow> linked(Handle h, DatabaseRow database, String name) {
    DatabaseRow target = DatabaseLinks.follow(h, database);
    return target.id() == database.id()
        ? Optional.empty()
        : TableStore.find(h, target.name().table(name));
  }

  private static void checkKeys(TableInput input) {
    long distinct = TableRow.keys(input).stream().map(key -> key.name()).distinct().count();
    if (distinct < input.partitionKeys().size()) {
      throw Errors.invalidInput("Partition keys must have different names.");
    }
  }
}
