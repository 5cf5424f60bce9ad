package io.mastic.runtime.jdbc;

import io.mastic.runtime.bookmark.JobBookmarks;
import io.mastic.runtime.bookmark.KeptBookmarks;
import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.frame.Sparks;
import io.mastic.runtime.option.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/**
 * How long a million rows of PostgreSQL take by hashfield, beside spark.read.jdbc with the same
 * partitions; run by name, {@code -Dtest=JdbcFigures}.
 */
class JdbcFigures {

  private static final int ROUNDS = 5;
  private static final int PARTS = 7;

  @Test
  void aMillionRows() {
    JdbcConnection place = Databases.postgresql();
    Databases.execute(
        place,
        "CREATE TABLE million AS SELECT i AS id, 'name ' || i AS name, i * 1.5 AS price,"
            + " timestamp '2024-01-01' + i * interval '1 second' AS placed"
            + " FROM generate_series(1, 1000000) i",
        "ANALYZE million");
    List<Double> ours = new ArrayList<>();
    List<Double> sparks = new ArrayList<>();
    for (int round = 0; round <= ROUNDS; round++) {
      double spark = seconds(() -> plain(place));
      double frame = seconds(() -> frame(place));
      if (round > 0) {
        sparks.add(spark);
        ours.add(frame);
      }
    }
    double ratio = median(ours) / median(sparks);
    System.out.printf(
        Locale.ROOT,
        "DynamicFrame by hashfield %.2f s, spark.read.jdbc %.2f s, ratio %.2f%n",
        median(ours),
        median(sparks),
        ratio);
  }

  private static void frame(JdbcConnection place) {
    Options options =
        new Options(Map.of("dbtable", "million", "hashfield", "id", "hashpartitions", PARTS));
    RowBookmark none = new RowBookmark(JobBookmarks.none(new KeptBookmarks()), "");
    read(Frame.of(new JdbcReading(Sparks.session(), place, options, none).rows()).data());
  }

  private static void plain(JdbcConnection place) {
    String[] parts =
        IntStream.range(0, PARTS)
            .mapToObj(part -> "abs(mod(id, " + PARTS + ")) = " + part)
            .toArray(String[]::new);
    Properties login = new Properties();
    login.setProperty("user", place.login().user());
    login.setProperty("fetchsize", "1000");
    read(Sparks.session().read().jdbc(place.url(), "million", parts, login));
  }

  private static void read(Dataset<Row> rows) {
    rows.write().format("noop").mode("overwrite").save();
  }

  private static double seconds(Runnable work) {
    long began = System.nanoTime();
    work.run();
    return (System.nanoTime() - began) / 1e9;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
