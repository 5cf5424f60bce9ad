package io.mastic.runtime.source;

import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.frame.cell.Conform;
import io.mastic.runtime.frame.cell.Rows;
import io.mastic.runtime.frame.type.GlueType.StructOf;
import io.mastic.runtime.frame.type.Widen;
import io.mastic.runtime.option.AvroVersion;
import io.mastic.runtime.option.Options;
import io.mastic.runtime.source.Files.Placed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Files that know their own columns. Files differ as records do: the frame has the columns of all
 * of them, each in the smallest type that holds what any of them has, else as a choice.
 */
record ColumnarFormat(String spark) implements FileFormat {

  private static final Map<String, String> MERGED = Map.of("mergeSchema", "true");

  @Override
  public Frame read(Files files, Options options, @Nullable StructType declared) {
    if (spark.equals("avro")) {
      AvroVersion.check(options);
    }
    if (files.first().isEmpty()) {
      return Frame.empty(files.session());
    }
    List<Rows> groups = groups(files);
    if (groups.size() == 1) {
      return Frame.of(groups.get(0).data());
    }
    StructOf schema = groups.stream().map(Rows::schema).reduce(StructOf.EMPTY, Widen::records);
    Dataset<Row> all =
        groups.stream()
            .map(rows -> Conform.to(schema, rows).data())
            .reduce(Dataset::union)
            .orElseThrow();
    return Frame.of(all, schema);
  }

  /** Files that one reader can read together; Spark merges what differs in its columns alone. */
  private List<Rows> groups(Files files) {
    if (!spark.equals("avro")) {
      try {
        return List.of(Rows.of(files.load(spark, MERGED, null)));
      } catch (Exception differ) {
        // Scala declares no exceptions, so javac does not let us name Spark's checked ones.
        if (!(differ instanceof SparkException)) {
          throw differ;
        }
      }
    }
    Map<StructType, List<Placed>> bySchema = new LinkedHashMap<>();
    List<Placed> some = files.files().stream().filter(p -> p.file().getLen() > 0).toList();
    List<StructType> schemas =
        some.parallelStream()
            .map(placed -> files.schema(files.reader(spark), Map.of(), List.of(placed)))
            .toList();
    for (int i = 0; i < some.size(); i++) {
      bySchema.computeIfAbsent(schemas.get(i), none -> new ArrayList<>()).add(some.get(i));
    }
    List<Rows> groups = new ArrayList<>();
    bySchema.forEach(
        (schema, placed) -> groups.add(Rows.of(files.of(placed).load(spark, Map.of(), schema))));
    return groups;
  }
}
