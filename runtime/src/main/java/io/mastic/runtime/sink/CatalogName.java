package io.mastic.runtime.sink;

import io.mastic.runtime.catalog.GlueCatalog;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.TableIdentifier;
import scala.Option;

/** A table's full name. */
public record CatalogName(GlueCatalog catalog, String database, String table) {

  /** Spark remembers which files a table has; what was written beside its SQL it looks for anew. */
  void refreshed(SparkSession session) {
    session
        .sessionState()
        .catalog()
        .refreshTable(
            new TableIdentifier(
                table.toLowerCase(Locale.ROOT), Option.apply(database.toLowerCase(Locale.ROOT))));
  }
}
