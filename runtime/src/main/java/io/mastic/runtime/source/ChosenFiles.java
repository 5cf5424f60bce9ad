package io.mastic.runtime.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Files named one by one, whatever characters their names have.
 *
 * @param basePath where folders named {@code key=value} begin, or null
 */
record ChosenFiles(SparkSession session, List<String> names, @Nullable String basePath)
    implements Files {

  @Override
  public Optional<Path> first() {
    return names.stream().findFirst().map(Path::new);
  }

  @Override
  public Dataset<Row> load(
      String format, Map<String, String> options, @Nullable StructType schema) {
    Map<String, String> all = new HashMap<>(options);
    all.put("__globPaths__", "false");
    return new PathFiles(session, names, basePath, false).load(format, all, schema);
  }
}
