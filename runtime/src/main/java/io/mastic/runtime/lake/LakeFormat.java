package io.mastic.runtime.lake;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.glue.model.Table;

/** A format of tables that keep their own log, with the words by which tables and jobs name it. */
public enum LakeFormat {
  ICEBERG("Iceberg", "org.apache.iceberg.spark.SparkCatalog"),
  DELTA("Delta Lake", "org.apache.spark.sql.delta.catalog.DeltaCatalog"),
  HUDI("Hudi", "org.apache.spark.sql.hudi.catalog.HoodieCatalog");

  private final String title;
  private final String library;

  LakeFormat(String title, String library) {
    this.title = title;
    this.library = library;
  }

  /** Its name for Spark, for {@code --datalake-formats} and as a type of connection. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The class of its libraries that has tables in a catalog of Spark's. */
  public String library() {
    return library;
  }

  public static Optional<LakeFormat> named(String word) {
    return Arrays.stream(values()).filter(f -> f.word().equalsIgnoreCase(word)).findFirst();
  }

  /**
   * What a table of the catalog is: engines say it by {@code table_type}, Spark by the provider,
   * crawlers by the classification, Hudi's own synchronizing by its input format.
   */
  public static Optional<LakeFormat> of(Table table) {
    Map<String, String> parameters = table.parameters();
    for (String key : new String[] {"table_type", "spark.sql.sources.provider", "classification"}) {
      Optional<LakeFormat> said = named(parameters.getOrDefault(key, ""));
      if (said.isPresent()) {
        return said;
      }
    }
    String input =
        table.storageDescriptor() == null ? null : table.storageDescriptor().inputFormat();
    return input != null && input.startsWith("org.apache.hudi.")
        ? Optional.of(HUDI)
        : Optional.empty();
  }

  /**
   * @throws IllegalStateException naming the argument that brings the libraries, if they are not
   *     here
   */
  public void require(String what) {
    try {
      Class.forName(library, false, Thread.currentThread().getContextClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      throw new IllegalStateException(missing(what), e);
    }
  }

  /** Whether its libraries are here. */
  public boolean isHere() {
    try {
      require(title);
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  /** What is said where the libraries are not here. */
  public String missing(String what) {
    return what + " is " + title + "'s: give the job --datalake-formats " + word();
  }
}
