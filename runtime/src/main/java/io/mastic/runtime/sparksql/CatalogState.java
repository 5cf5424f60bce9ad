package io.mastic.runtime.sparksql;

import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.catalyst.catalog.ExternalCatalogEvent;
import org.apache.spark.sql.catalyst.catalog.ExternalCatalogEventListener;
import org.apache.spark.sql.catalyst.catalog.ExternalCatalogWithListener;
import org.apache.spark.sql.internal.SharedState;
import org.jspecify.annotations.Nullable;

/** What sessions share, with the Data Catalog in the place of Spark's own. */
final class CatalogState extends SharedState {

  private @Nullable ExternalCatalogWithListener catalog;

  CatalogState(SparkContext context) {
    super(context, ScalaValues.map(Map.<String, String>of()));
  }

  @Override
  public synchronized ExternalCatalogWithListener externalCatalog() {
    if (catalog == null) {
      DataCatalog own = new DataCatalog(conf(), hadoopConf());
      own.createDefaultDatabase();
      catalog = new ExternalCatalogWithListener(own);
      catalog.addListener(
          new ExternalCatalogEventListener() {
            @Override
            public void onEvent(ExternalCatalogEvent event) {
              sparkContext().listenerBus().post(event);
            }
          });
    }
    return catalog;
  }
}
