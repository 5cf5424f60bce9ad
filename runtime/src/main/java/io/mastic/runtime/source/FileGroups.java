package io.mastic.runtime.source;

import io.mastic.runtime.option.Options;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * How many files a task reads one after the other. Spark counts each file as four megabytes at
 * least, which makes a task of every 32 small ones; those that are to be grouped count as what they
 * are.
 *
 * @param settings of Spark, for the reading of these files alone
 */
record FileGroups(Map<String, String> settings) {

  private static final String SIZE = "spark.sql.files.maxPartitionBytes";
  private static final String OPENING = "spark.sql.files.openCostInBytes";

  static final FileGroups SPARKS_OWN = new FileGroups(Map.of());

  /** By the options groupFiles and groupSize; without a size the cores have equal shares. */
  static FileGroups of(Options options) {
    String how = options.text("groupFiles", "none");
    switch (how.toLowerCase(Locale.ROOT)) {
      case "none", "" -> {
        return SPARKS_OWN;
      }
      case "inpartition", "acrosspartition" -> {
        // Folders do not matter: a row has its file's partition, whichever task reads it.
      }
      default ->
          throw new IllegalArgumentException(
              "The option groupFiles is inPartition, acrossPartition or none, not " + how);
    }
    if (!options.has("groupSize")) {
      return new FileGroups(Map.of(OPENING, "0"));
    }
    long size = options.number("groupSize", 0);
    if (size < 1) {
      throw new IllegalArgumentException(
          "The option groupSize is a number of bytes, not " + options.text("groupSize", ""));
    }
    return new FileGroups(Map.of(OPENING, "0", SIZE, Long.toString(size)));
  }

  /** The session that reads: one of its own only where it differs. */
  SparkSession reading(SparkSession session) {
    if (settings.isEmpty()) {
      return session;
    }
    SparkSession own = session.cloneSession();
    settings.forEach((name, value) -> own.conf().set(name, value));
    return own;
  }
}
