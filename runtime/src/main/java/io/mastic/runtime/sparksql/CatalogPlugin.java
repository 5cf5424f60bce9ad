package io.mastic.runtime.sparksql;

import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;
import org.jspecify.annotations.Nullable;

/**
 * For {@code spark.plugins}: as soon as there is a context, there is a default session whose
 * catalog is the Data Catalog, which {@code SparkSession.builder().getOrCreate()} finds.
 */
public final class CatalogPlugin implements SparkPlugin {

  @Override
  public DriverPlugin driverPlugin() {
    return new DriverPlugin() {
      @Override
      public Map<String, String> init(SparkContext context, PluginContext plugins) {
        CatalogSession.makeDefault(context);
        return Map.of();
      }
    };
  }

  @Override
  public @Nullable ExecutorPlugin executorPlugin() {
    return null;
  }
}
