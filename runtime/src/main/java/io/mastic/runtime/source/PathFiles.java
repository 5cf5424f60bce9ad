package io.mastic.runtime.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Files under paths. Folders named {@code key=value} give partition columns, which are strings.
 *
 * @param basePath where the partition folders begin, or null if the paths themselves say so
 * @param recursive whether folders of other names are read as well
 */
record PathFiles(
    SparkSession session, List<String> paths, @Nullable String basePath, boolean recursive)
    implements Files {

  private static final String TYPED_PARTITIONS =
      "spark.sql.sources.partitionColumnTypeInference.enabled";

  @Override
  public Optional<Path> first() {
    return new FileListing(session.sessionState().newHadoopConf()).first(paths);
  }

  @Override
  public Dataset<Row> load(
      String format, Map<String, String> options, @Nullable StructType schema) {
    Map<String, String> all = new HashMap<>(options);
    if (basePath != null) {
      all.put("basePath", basePath);
    }
    if (recursive) {
      all.put("recursiveFileLookup", "true");
    }
    DataFrameReader reader = session.read().format(format).options(all);
    DataFrameReader shaped = schema == null ? reader : reader.schema(schema);
    // Glue leaves partition values as they are written: 01 is not 1.
    return Session.during(
        session, TYPED_PARTITIONS, "false", () -> shaped.load(paths.toArray(String[]::new)));
  }
}
