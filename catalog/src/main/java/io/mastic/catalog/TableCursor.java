package io.mastic.catalog;

import java.util.List;
import org.jdbi.v3.core.Handle;
import software.amazon.awssdk.services.glue.model.Table;

/** Walks over all tables of a catalog, in the order of databases and names, chunk by chunk. */
final class TableCursor {

  private final Handle handle;
  private final Scope scope;
  private final int chunk;
  private String database = "";
  private String table = "";

  TableCursor(Handle handle, Scope scope, int chunk) {
    this.handle = handle;
    this.scope = scope;
    this.chunk = chunk;
  }

  /** Goes on behind that table. */
  void seek(String inDatabase, String name) {
    database = inDatabase;
    table = name;
  }

  /** The next tables; fewer than a chunk at the end. */
  List<Table> next() {
    List<TableRow> rows = TableStore.listAll(handle, scope, database, table, chunk);
    if (!rows.isEmpty()) {
      TableName last = rows.get(rows.size() - 1).name();
      seek(last.database().name(), last.name());
    }
    return rows.stream().map(TableRow::toTable).toList();
  }

  /** Where the walk stands. */
  String database() {
    return database;
  }

  String table() {
    return table;
  }
}
