package io.mastic.catalog.context.asset;

import io.mastic.catalog.context.form.ContextHome;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The tables of an account's catalogs in a region, nested catalogs included. */
public interface CatalogTables {

  Optional<TableAsset> find(Handle h, ContextHome home, long key);

  /** By the table's ARN. */
  Optional<TableAsset> find(Handle h, ContextHome home, String arn);

  /**
   * In the order of catalogs, databases and names, from behind a place in it.
   *
   * @param after catalog, database and name; empty for the beginning
   */
  List<TableAsset> list(Handle h, ContextHome home, List<String> after, int limit);
}
