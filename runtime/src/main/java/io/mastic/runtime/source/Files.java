package io.mastic.runtime.source;

import io.mastic.runtime.source.FileListing.Found;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.catalog.ExternalCatalogUtils;
import org.apache.spark.sql.execution.datasources.DataSource;
import org.apache.spark.sql.execution.datasources.FileFormat;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.v2.FileDataSourceV2;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.collection.JavaConverters;

/**
 * The files of one source, each listed once, with the partition columns that their places or the
 * catalog give them. Which files they are is settled before; how they are read does not depend on
 * how they were chosen.
 *
 * @param keys the partition columns
 * @param groups how many of them a task reads
 */
record Files(SparkSession session, StructType keys, List<Placed> files, FileGroups groups) {

  /** What Hive and Spark write for a partition value that is null. */
  static final String NULL = "__HIVE_DEFAULT_PARTITION__";

  /**
   * A file with the texts of its partition values.
   *
   * @param columns the columns of its partition, in their order; none where they are the table's
   */
  record Placed(FileStatus file, List<@Nullable String> values, List<String> columns) {}

  /** Files without partition columns, wherever they lie. */
  static Files plain(SparkSession session, List<Found> found) {
    return new Files(
        session,
        new StructType(),
        found.stream().map(f -> new Placed(f.file(), List.of(), List.of())).toList(),
        FileGroups.SPARKS_OWN);
  }

  /**
   * Files whose folders named {@code key=value} give partition columns, which are texts: 01 is not
   * 1. A file that does not lie under a key has null there.
   */
  static Files partitioned(SparkSession session, List<Found> found) {
    List<Map<String, String>> values = found.stream().map(Files::values).toList();
    Set<String> names = new LinkedHashSet<>();
    values.forEach(each -> names.addAll(each.keySet()));
    StructType keys = new StructType();
    for (String name : names) {
      keys = keys.add(name, DataTypes.StringType);
    }
    List<Placed> placed = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      List<@Nullable String> own = new ArrayList<>();
      for (String name : names) {
        own.add(values.get(i).get(name));
      }
      placed.add(new Placed(found.get(i).file(), own, List.of()));
    }
    return new Files(session, keys, placed, FileGroups.SPARKS_OWN);
  }

  private static Map<String, String> values(Found found) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String folder : found.folders()) {
      int equal = folder.indexOf('=');
      if (equal > 0) {
        values.put(
            ExternalCatalogUtils.unescapePathName(folder.substring(0, equal)),
            ExternalCatalogUtils.unescapePathName(folder.substring(equal + 1)));
      }
    }
    return values;
  }

  /** The first file that is not empty, to look at how it is written; empty if there is none. */
  Optional<Path> first() {
    return files.stream()
        .map(Placed::file)
        .filter(file -> file.getLen() > 0)
        .map(FileStatus::getPath)
        .findFirst();
  }

  /** The same files, so many to a task. */
  Files in(FileGroups other) {
    return new Files(session, keys, files, other);
  }

  /** Some of these files under the same partition columns. */
  Files of(List<Placed> some) {
    return new Files(session, keys, some, groups);
  }

  /**
   * The rows of all files.
   *
   * @param format Spark's name of a format
   * @param schema of the files, or null to have it found
   */
  Dataset<Row> load(String format, Map<String, String> options, @Nullable StructType schema) {
    return load(reader(format), options, schema);
  }

  Dataset<Row> load(FileFormat reader, Map<String, String> options, @Nullable StructType schema) {
    scala.collection.immutable.Map<String, String> settings = scalaMap(options);
    StructType columns = schema != null ? schema : schema(reader, options, files);
    return session.baseRelationToDataFrame(
        new HadoopFsRelation(
            FileIndexes.of(this, settings),
            keys,
            withoutKeys(columns.asNullable()),
            Option.empty(),
            reader,
            settings,
            groups.reading(session)));
  }

  /** The columns that a reader finds in these files. */
  StructType schema(FileFormat reader, Map<String, String> options, List<Placed> some) {
    Option<StructType> found =
        reader.inferSchema(
            session,
            scalaMap(options),
            JavaConverters.asScalaBuffer(some.stream().map(Placed::file).toList()).toList());
    return found.isEmpty() ? new StructType() : found.get();
  }

  /** The place decides over what a record says of itself. */
  private StructType withoutKeys(StructType columns) {
    List<StructField> kept = new ArrayList<>();
    for (StructField column : columns.fields()) {
      if (Arrays.stream(keys.fieldNames()).noneMatch(column.name()::equalsIgnoreCase)) {
        kept.add(column);
      }
    }
    return new StructType(kept.toArray(StructField[]::new));
  }

  FileFormat reader(String format) {
    try {
      Object source = made(DataSource.lookupDataSource(format, session.sessionState().conf()));
      // Spark answers with its second generation of sources, which know the first one's reader.
      return (FileFormat)
          (source instanceof FileDataSourceV2 v2 ? made(v2.fallbackFileFormat()) : source);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("Cannot read files of format " + format, e);
    }
  }

  private static Object made(Class<?> source) throws ReflectiveOperationException {
    return source.getDeclaredConstructor().newInstance();
  }

  private static scala.collection.immutable.Map<String, String> scalaMap(Map<String, String> map) {
    return scala.collection.immutable.Map$.MODULE$
        .<String, String>empty()
        .$plus$plus(JavaConverters.mapAsScalaMap(new LinkedHashMap<>(map)));
  }
}
