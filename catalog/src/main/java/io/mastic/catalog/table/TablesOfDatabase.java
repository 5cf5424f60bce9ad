package io.mastic.catalog.table;

import io.mastic.catalog.leftover.Children;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The tables of a database that is gone; they leave their own rows behind. */
public record TablesOfDatabase(TableParts parts) implements Children {

  @Override
  public int delete(Handle h, long database, int most) {
    List<TableRow> tables = TableStore.listOfDeleted(h, database, most);
    tables.forEach(table -> TableStore.delete(h, table, parts));
    return tables.size();
  }
}
