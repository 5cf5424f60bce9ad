package io.mastic.catalog.table;

import io.mastic.catalog.context.asset.CatalogTables;
import io.mastic.catalog.context.asset.TableAsset;
import io.mastic.catalog.context.form.ContextHome;
import io.mastic.catalog.database.DatabaseRow;
import io.mastic.catalog.database.DatabaseStore;
import io.mastic.catalog.scope.DatabaseName;
import io.mastic.catalog.scope.Scope;
import io.mastic.catalog.scope.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The catalog's tables as business context asks for them. */
public final class CatalogTableAssets implements CatalogTables {

  private static final String TABLE = "table/";
  private static final int CHUNK = 100;

  @Override
  public Optional<TableAsset> find(Handle h, ContextHome home, long key) {
    return TableStore.find(h, home.account(), home.region(), key).map(CatalogTableAssets::asset);
  }

  /** The last two parts of an ARN are database and table; a nested catalog stands before them. */
  @Override
  public Optional<TableAsset> find(Handle h, ContextHome home, String arn) {
    String prefix = new Scope(home.account(), home.region(), home.account()).arnPrefix() + TABLE;
    if (!arn.startsWith(prefix)) {
      return Optional.empty();
    }
    List<String> path = new ArrayList<>(List.of(arn.substring(prefix.length()).split("/", -1)));
    if (path.size() < 2) {
      return Optional.empty();
    }
    String table = path.remove(path.size() - 1);
    String database = path.remove(path.size() - 1);
    String catalog =
        path.isEmpty() ? home.account() : home.account() + ":" + String.join("/", path);
    Scope scope = new Scope(home.account(), home.region(), catalog);
    return TableStore.find(h, new DatabaseName(scope, database).table(table))
        .map(CatalogTableAssets::asset);
  }

  /** Database by database: so each database engine walks its indexes, whatever it has counted. */
  @Override
  public List<TableAsset> list(Handle h, ContextHome home, List<String> after, int limit) {
    List<TableAsset> found = new ArrayList<>();
    Place place =
        after.isEmpty() ? Place.START : new Place(after.get(0), after.get(1), after.get(2));
    List<DatabaseRow> databases;
    do {
      databases =
          DatabaseStore.listAllCatalogs(
              h, home.account(), home.region(), place.catalog(), place.database(), CHUNK);
      for (DatabaseRow database : databases) {
        String from = place.in(database.name());
        TableStore.list(h, database, from, null, limit - found.size()).stream()
            .map(CatalogTableAssets::asset)
            .forEach(found::add);
        if (found.size() == limit) {
          return found;
        }
        place = Place.behind(database.name());
      }
    } while (databases.size() == CHUNK);
    return found;
  }

  /** Behind a table, in the order of catalogs, databases and names. */
  private record Place(String catalog, String database, String table) {

    static final Place START = new Place("", "", "");

    /** The least text after a name: what cannot be stored is left out. */
    private static final char LEAST = '\u0001';

    static Place behind(DatabaseName name) {
      return new Place(name.scope().catalog(), name.name() + LEAST, "");
    }

    /** The name from which on the tables of that database are behind this place. */
    String in(DatabaseName name) {
      boolean isHere = name.scope().catalog().equals(catalog) && name.name().equals(database);
      return isHere ? table + LEAST : "";
    }
  }

  private static TableAsset asset(TableRow row) {
    TableName name = row.name();
    String path = name.database().name() + "/" + name.name();
    return new TableAsset(row.id(), name.scope().arn("table", path), row.toTable());
  }
}
