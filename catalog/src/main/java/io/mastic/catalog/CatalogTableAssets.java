package io.mastic.catalog;

import io.mastic.catalog.context.CatalogTables;
import io.mastic.catalog.context.Home;
import io.mastic.catalog.context.TableAsset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The catalog's tables as business context asks for them. */
final class CatalogTableAssets implements CatalogTables {

  private static final String TABLE = "table/";

  @Override
  public Optional<TableAsset> find(Handle h, Home home, long key) {
    return TableStore.find(h, home.account(), home.region(), key).map(CatalogTableAssets::asset);
  }

  /** The last two parts of an ARN are database and table; a nested catalog stands before them. */
  @Override
  public Optional<TableAsset> find(Handle h, Home home, String arn) {
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

  @Override
  public List<TableAsset> list(Handle h, Home home, List<String> after, int limit) {
    return TableStore.listAllCatalogs(h, home.account(), home.region(), after, limit).stream()
        .map(CatalogTableAssets::asset)
        .toList();
  }

  private static TableAsset asset(TableRow row) {
    TableName name = row.name();
    String path = name.database().name() + "/" + name.name();
    return new TableAsset(row.id(), name.scope().arn("table", path), row.toTable());
  }
}
