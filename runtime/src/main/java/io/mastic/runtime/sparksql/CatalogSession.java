package io.mastic.runtime.sparksql;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.SparkSessionExtensions;
import org.jspecify.annotations.Nullable;
import scala.Function1;
import scala.Option;
import scala.runtime.BoxedUnit;

/**
 * Makes sessions whose catalog is the Data Catalog. Spark chooses its catalog by two fixed class
 * names; a session may be given another one only when it is made.
 */
public final class CatalogSession {

  /** What scripts of other machines set so that Spark's Hive asks Glue. */
  private static final String FACTORY = "hive.metastore.client.factory.class";

  private static final String AWS_FACTORY =
      "com.amazonaws.glue.catalog.metastore.AWSGlueDataCatalogHiveClientFactory";

  /**
   * Hudi would tell its writes to a Hive metastore as well, since the catalog is called hive. Its
   * tables are in the catalog from their making.
   */
  private static final List<String> HUDI_SYNC =
      List.of("hoodie.datasource.hive_sync.enable", "hoodie.datasource.meta.sync.enable");

  private static volatile @Nullable CatalogState latest;

  private CatalogSession() {}

  /** What sessions of this context share, if its catalog is the Data Catalog. */
  static Optional<CatalogState> stateOf(SparkContext context) {
    return Optional.ofNullable(latest).filter(state -> state.sparkContext() == context);
  }

  /**
   * Makes a session of this context and Spark's default one. Sessions that are made of it share its
   * catalog.
   *
   * @throws IllegalArgumentException if the settings name another catalog
   */
  public static SparkSession makeDefault(SparkContext context) {
    refuseOthers(context.conf());
    // Reading and writing by SerDes goes with it.
    context.conf().set("spark.sql.catalogImplementation", "hive");
    for (String sync : HUDI_SYNC) {
      context.conf().setIfMissing(sync, "false");
    }
    context
        .hadoopConfiguration()
        .set("fs." + NoLocation.SCHEME + ".impl", NoLocation.class.getName());
    CatalogState state = new CatalogState(context);
    latest = state;
    SparkSession session =
        new SparkSession(
            context,
            Option.apply(state),
            Option.empty(),
            extensions(context.conf()),
            ScalaValues.map(Map.<String, String>of()));
    SparkSession.setDefaultSession(session);
    return session;
  }

  static void refuseOthers(SparkConf conf) {
    String factory = set(conf, FACTORY);
    if (factory != null && !factory.equals(AWS_FACTORY)) {
      throw new IllegalArgumentException(
          FACTORY
              + " is "
              + factory
              + ", but the catalog of this session is the Data Catalog over the Glue API; only "
              + AWS_FACTORY
              + " means the same");
    }
    String uris = set(conf, "hive.metastore.uris");
    if (uris != null) {
      throw new IllegalArgumentException(
          "hive.metastore.uris is "
              + uris
              + ", but the catalog of this session is the Data Catalog over the Glue API; leave one"
              + " of them out");
    }
  }

  private static @Nullable String set(SparkConf conf, String name) {
    for (String key :
        new String[] {"spark.hadoop." + name, "spark.hive." + afterHive(name), name}) {
      if (conf.contains(key) && !conf.get(key).isBlank()) {
        return conf.get(key);
      }
    }
    return null;
  }

  private static String afterHive(String name) {
    return name.substring("hive.".length());
  }

  /** Ours, and those that the settings name, as Spark's builder applies them. */
  private static SparkSessionExtensions extensions(SparkConf conf) {
    SparkSessionExtensions extensions = new SparkSessionExtensions();
    extensions.injectPostHocResolutionRule(session -> new LeftOutRule());
    extensions.injectPostHocResolutionRule(session -> new NullPartitionsRule());
    for (String name : conf.get("spark.sql.extensions", "").split(",", -1)) {
      if (!name.isBlank()) {
        apply(name.strip(), extensions);
      }
    }
    return extensions;
  }

  @SuppressWarnings("unchecked")
  private static void apply(String name, SparkSessionExtensions extensions) {
    try {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      Object extension = Class.forName(name, true, loader).getDeclaredConstructor().newInstance();
      ((Function1<SparkSessionExtensions, BoxedUnit>) extension).apply(extensions);
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new IllegalArgumentException(
          "spark.sql.extensions names " + name + ", which cannot be used: " + e, e);
    }
  }
}
