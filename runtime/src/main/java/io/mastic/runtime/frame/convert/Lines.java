package io.mastic.runtime.frame.convert;

import io.mastic.runtime.frame.cell.Rows;
import io.mastic.runtime.frame.type.GlueType;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Rows as records: maps of plain values, or a line of JSON each. A choice shows the value that it
 * holds.
 */
public final class Lines {
  private Lines() {}

  /** Records in field order; absent values are null. */
  public static JavaRDD<Map<String, Object>> records(Rows rows) {
    GlueType.StructOf schema = rows.schema();
    return rows.data()
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .mapPartitions(some -> records(some, schema));
  }

  /** What show prints: up to {@code count} records, one per line. */
  public static String show(Rows rows, int count) {
    return head(rows, count).stream().map(JsonTexts::writeSpaced).collect(Collectors.joining("\n"));
  }

  /** JSON lines as a sink writes them: fields without a value are left out. */
  public static Dataset<String> json(Rows rows) {
    JavaRDD<String> lines = records(rows).map(record -> JsonTexts.write(withoutNulls(record)));
    return rows.data().sparkSession().createDataset(lines.rdd(), Encoders.STRING());
  }

  private static List<Map<String, Object>> head(Rows rows, int count) {
    return records(new Rows(rows.data().limit(count), rows.schema())).collect();
  }

  private static Iterator<Map<String, Object>> records(
      Iterator<InternalRow> rows, GlueType.StructOf schema) {
    FromCatalyst.ToRecord convert = FromCatalyst.record(schema);
    return Records.stream(rows).map(convert::convert).iterator();
  }

  private static Object withoutNulls(Object value) {
    if (value instanceof Map<?, ?> map) {
      map.values().removeIf(Objects::isNull);
      map.values().forEach(Lines::withoutNulls);
    } else if (value instanceof Iterable<?> list) {
      list.forEach(each -> withoutNulls(each == null ? "" : each));
    }
    return value;
  }
}
