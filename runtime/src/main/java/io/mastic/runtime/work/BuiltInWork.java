package io.mastic.runtime.work;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.spark.sql.SparkSession;

/** A kind of work that the server has Spark do for itself. */
@FunctionalInterface
public interface BuiltInWork {

  /**
   * Does it.
   *
   * @param request as the server wrote it
   * @return what was found out, which the server takes over
   */
  JsonNode answer(SparkSession session, JsonNode request);

  /** The work of a name. Throws IllegalArgumentException for one that is not known here. */
  static BuiltInWork named(String name) {
    return switch (name) {
      case "column-statistics" -> new ColumnStatistics();
      case "table-optimizer" -> new TableOptimizer();
      default -> throw new IllegalArgumentException("There is no work of the name " + name);
    };
  }
}
