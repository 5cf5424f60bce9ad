package io.mastic.catalog.search;

import io.mastic.catalog.database.DatabaseRow;
import io.mastic.catalog.database.DatabaseStore;
import io.mastic.catalog.scope.DatabaseName;
import io.mastic.catalog.scope.Scope;
import io.mastic.catalog.table.TableRow;
import io.mastic.catalog.table.TableStore;
import io.mastic.catalog.table.Tables;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jdbi.v3.core.Handle;
import software.amazon.awssdk.services.glue.model.Table;

/**
 * Walks over all tables of a catalog, in the order of databases and names, chunk by chunk.
 *
 * <p>Database by database: so each chunk is read from an index, and none reads again what lies
 * before it.
 */
final class TableCursor {

  private static final int DATABASES = 100;

  private final Handle handle;
  private final Scope scope;
  private final int chunk;
  private final Deque<DatabaseRow> ahead = new ArrayDeque<>();
  private String database = "";
  private String table = "";

  TableCursor(Handle handle, Scope scope, int chunk) {
    this.handle = handle;
    this.scope = scope;
    this.chunk = chunk;
  }

  /** Goes on behind that table, whether it and its database are still there or not. */
  void seek(String inDatabase, String name) {
    database = inDatabase;
    table = name;
    ahead.clear();
    DatabaseStore.find(handle, new DatabaseName(scope, inDatabase)).ifPresent(ahead::add);
  }

  /** The next tables; fewer than a chunk at the end. */
  List<Table> next() {
    List<Table> found = new ArrayList<>();
    while (found.size() < chunk && hasDatabase()) {
      DatabaseRow current = ahead.element();
      int missing = chunk - found.size();
      List<TableRow> rows = TableStore.list(handle, current, Tables.behind(table), null, missing);
      rows.stream().map(TableRow::toTable).forEach(found::add);
      if (rows.size() < missing) {
        ahead.remove();
        table = "";
      } else {
        table = rows.get(rows.size() - 1).name().name();
      }
    }
    return found;
  }

  private boolean hasDatabase() {
    if (ahead.isEmpty()) {
      ahead.addAll(DatabaseStore.list(handle, scope, database, DATABASES));
      table = "";
    }
    if (!ahead.isEmpty()) {
      database = ahead.element().name().name();
    }
    return !ahead.isEmpty();
  }

  /** Where the walk stands. */
  String database() {
    return database;
  }

  String table() {
    return table;
  }
}
