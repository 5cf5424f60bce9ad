package io.mastic.runtime.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** The time of reading as columns, by which a stream is written in folders. */
public final class IngestionTime {

  private static final List<String> UNITS = List.of("year", "month", "day", "hour", "minute");
  private static final List<String> PATTERNS = List.of("yyyy", "MM", "dd", "HH", "mm");

  private IngestionTime() {}

  /** granularity: day, hour or minute. Throws IllegalArgumentException for another one. */
  public static Dataset<Row> added(Dataset<Row> rows, String granularity) {
    int last = UNITS.indexOf(granularity.toLowerCase(Locale.ROOT));
    if (last < 2) {
      throw new IllegalArgumentException(
          "The time granularity has to be day, hour or minute, not " + granularity);
    }
    List<Column> columns = new ArrayList<>(List.of(functions.col("*")));
    for (int i = 0; i <= last; i++) {
      columns.add(
          functions
              .date_format(functions.current_timestamp(), PATTERNS.get(i))
              .as("ingest_" + UNITS.get(i)));
    }
    return rows.select(columns.toArray(Column[]::new));
  }
}
