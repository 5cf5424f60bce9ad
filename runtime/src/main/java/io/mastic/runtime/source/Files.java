package io.mastic.runtime.source;

import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** The files of one source, with the partition columns that their places give them. */
interface Files {

  SparkSession session();

  /** The first file, to look at how it is written; empty if there are none. */
  Optional<Path> first();

  /**
   * The rows of all files: the format's columns, then the partition columns.
   *
   * @param schema the columns of the files, or null to find them in the files
   */
  Dataset<Row> load(String format, Map<String, String> options, @Nullable StructType schema);
}
