package io.mastic.runtime.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.execution.datasources.DataSource;
import org.apache.spark.sql.execution.datasources.FileFormat;
import org.apache.spark.sql.execution.datasources.FileStatusCache;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.InMemoryFileIndex;
import org.apache.spark.sql.execution.datasources.PartitionPath;
import org.apache.spark.sql.execution.datasources.PartitionSpec;
import org.apache.spark.sql.execution.datasources.v2.FileDataSourceV2;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * The files of a table's partitions, wherever each lies. Values and types of the partition columns
 * are the catalog's; a partition whose folder is gone has no rows.
 *
 * @param files the files to read, or null for all of the partitions
 */
record PartitionFiles(
    SparkSession session,
    StructType keys,
    List<TablePartition> partitions,
    @Nullable List<String> files)
    implements Files {

  private static final String HIVE_NULL = "__HIVE_DEFAULT_PARTITION__";

  @Override
  public Optional<Path> first() {
    FileListing listing = new FileListing(conf());
    if (files != null) {
      return files.stream().findFirst().map(Path::new);
    }
    return partitions.stream()
        .filter(partition -> listing.exists(partition.location()))
        .flatMap(partition -> listing.first(List.of(partition.location())).stream())
        .findFirst();
  }

  @Override
  public Dataset<Row> load(
      String format, Map<String, String> options, @Nullable StructType schema) {
    scala.collection.immutable.Map<String, String> settings = scalaMap(options);
    InMemoryFileIndex index =
        new InMemoryFileIndex(
            session,
            seq(roots()),
            settings,
            Option.empty(),
            FileStatusCache.getOrCreate(session),
            Option.apply(spec()),
            Option.empty());
    FileFormat reader = reader(format);
    StructType columns = schema != null ? schema : inferred(reader, settings, index);
    return session.baseRelationToDataFrame(
        new HadoopFsRelation(
            index, keys, withoutKeys(columns), Option.empty(), reader, settings, session));
  }

  private StructType inferred(
      FileFormat reader,
      scala.collection.immutable.Map<String, String> settings,
      InMemoryFileIndex index) {
    Option<StructType> found = reader.inferSchema(session, settings, index.allFiles());
    return found.isEmpty() ? new StructType() : found.get();
  }

  private StructType withoutKeys(StructType columns) {
    List<StructField> kept = new ArrayList<>();
    for (StructField column : columns.fields()) {
      if (Arrays.stream(keys.fieldNames()).noneMatch(column.name()::equalsIgnoreCase)) {
        kept.add(column);
      }
    }
    return new StructType(kept.toArray(StructField[]::new));
  }

  private FileFormat reader(String format) {
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

  private List<Path> roots() {
    List<String> names =
        files != null ? files : partitions.stream().map(TablePartition::location).toList();
    return names.stream().map(this::qualified).toList();
  }

  private PartitionSpec spec() {
    return new PartitionSpec(
        keys,
        seq(
            partitions.stream()
                .map(p -> new PartitionPath(values(p), qualified(p.location())))
                .toList()));
  }

  private InternalRow values(TablePartition partition) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < keys.length(); i++) {
      values.add(value(partition.values().get(i), keys.fields()[i]));
    }
    return InternalRow.fromSeq(seq(values));
  }

  @SuppressWarnings("NullAway") // Catalyst's rows hold null for SQL's NULL.
  private @Nullable Object value(String text, StructField key) {
    Object typed = HIVE_NULL.equals(text) ? null : text;
    return new Cast(
            Literal.create(typed, DataTypes.StringType),
            key.dataType(),
            Option.apply("UTC"),
            Cast.apply$default$4())
        .eval(null);
  }

  private Path qualified(String location) {
    try {
      Path path = new Path(location);
      return path.getFileSystem(conf()).makeQualified(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private Configuration conf() {
    return session.sessionState().newHadoopConf();
  }

  private static <T> Seq<T> seq(List<T> list) {
    return JavaConverters.asScalaBuffer(list).toList();
  }

  private static scala.collection.immutable.Map<String, String> scalaMap(Map<String, String> map) {
    return scala.collection.immutable.Map$.MODULE$
        .<String, String>empty()
        .$plus$plus(JavaConverters.mapAsScalaMap(new HashMap<>(map)));
  }
}
