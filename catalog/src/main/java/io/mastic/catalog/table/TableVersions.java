package io.mastic.catalog.table;

import io.mastic.catalog.registry.RegisteredColumns;
import io.mastic.catalog.scope.CatalogErrors;
import io.mastic.catalog.scope.TableName;
import io.mastic.contract.Errors;
import io.mastic.kernel.Db;
import io.mastic.kernel.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.TableVersion;

/** The versions of tables: the current one, and those that updates archived. */
public final class TableVersions {

  private final Db db;

  public TableVersions(Db db) {
    this.db = db;
  }

  /**
   * @param version null for the current one
   */
  public TableVersion load(TableName name, @Nullable String version) {
    return db.read(
            h -> {
              TableRow current = Tables.load(h, name);
              long wanted = version == null ? current.version() : number(version);
              Optional<TableRow> found =
                  wanted == current.version()
                      ? Optional.of(current)
                      : TableVersionStore.find(h, current, wanted);
              return found.map(row -> shown(h, row.toVersion()));
            })
        .orElseThrow(() -> CatalogErrors.versionNotFound(String.valueOf(version)));
  }

  /** The newest first. */
  public Page<TableVersion> list(TableName name, int limit, @Nullable String token) {
    List<String> position = CatalogErrors.position(token, 1);
    return db.read(
        h -> {
          TableRow current = Tables.load(h, name);
          List<TableRow> found = new ArrayList<>();
          if (position.isEmpty()) {
            found.add(current);
          }
          long before = position.isEmpty() ? current.version() : number(position.get(0));
          int room = limit + 1 - found.size();
          found.addAll(TableVersionStore.list(h, current, before, room));
          return Page.cut(found, limit, row -> List.of(String.valueOf(row.version())))
              .map(row -> shown(h, row.toVersion()));
        });
  }

  private static TableVersion shown(Handle h, TableVersion version) {
    return version.toBuilder().table(RegisteredColumns.shown(h, version.table())).build();
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException if there is none
   */
  void requireTable(TableName name) {
    db.read(h -> Tables.load(h, name));
  }

  /** Deletes an archived version; the current one goes with its table only. */
  public void delete(TableName name, String version) {
    db.writeOnly(h -> delete(h, Tables.load(h, name), version));
  }

  private static void delete(Handle h, TableRow table, String version) {
    if (number(version) == table.version()) {
      throw Errors.invalidInput("The latest version of a table cannot be deleted.");
    }
    if (!TableVersionStore.delete(h, table.id(), number(version))) {
      throw CatalogErrors.versionNotFound(version);
    }
  }

  private static long number(String version) {
    try {
      return Long.parseLong(version);
    } catch (NumberFormatException e) {
      throw Errors.invalidInput("Version " + version + " is not an integer.");
    }
  }
}
