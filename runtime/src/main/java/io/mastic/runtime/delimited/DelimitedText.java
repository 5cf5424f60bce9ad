package io.mastic.runtime.delimited;

import io.mastic.runtime.option.Options;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.CompressionCodecs;
import org.apache.spark.sql.execution.datasources.OutputWriterFactory;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import org.apache.spark.sql.execution.datasources.TextBasedFileFormat;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import scala.Function1;
import scala.Option;
import scala.collection.Iterator;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * Delimited text as a file format of Spark's. Each file's columns are found by the names in its own
 * header, where it has one; columns are texts, but arrays, maps and structs are read as declared.
 */
public final class DelimitedText extends TextBasedFileFormat {

  /** What Spark's readers and writers are to be given. */
  public static Map<String, String> settings(Options options) {
    Dialect.of(options);
    return Dialect.carried(options);
  }

  /**
   * Records of a file's lines, for who reads lines by other means.
   *
   * @param settings what {@link #settings} gave
   */
  public static java.util.Iterator<String> records(
      java.util.Iterator<String> lines, Map<String, String> settings) {
    return Dialect.carried(settings).records(lines);
  }

  /** The name under which Spark's writer finds this format. */
  public static String formatName() {
    return DelimitedText.class.getName();
  }

  /** The columns of all files: their names, or numbers where they have none. */
  @Override
  public Option<StructType> inferSchema(
      SparkSession session,
      scala.collection.immutable.Map<String, String> options,
      Seq<FileStatus> files) {
    Dialect dialect = dialect(options);
    Configuration conf = session.sessionState().newHadoopConfWithOptions(options);
    List<List<String>> headers =
        JavaConverters.seqAsJavaList(files).parallelStream()
            .map(file -> PartReader.header(file.getPath(), conf, dialect, dialect.reader()))
            .toList();
    StructType columns = new StructType();
    for (String name : names(headers, dialect)) {
      columns = columns.add(name, DataTypes.StringType);
    }
    return Option.apply(columns);
  }

  private static Set<String> names(List<List<String>> headers, Dialect dialect) {
    Set<String> names = new LinkedHashSet<>();
    if (dialect.heading() == Dialect.Heading.NAMES) {
      Set<String> plain = new HashSet<>();
      for (List<String> header : headers) {
        header.stream()
            .filter(name -> plain.add(name.strip().toLowerCase(Locale.ROOT)))
            .forEach(names::add);
      }
    } else {
      int width = headers.stream().mapToInt(List::size).max().orElse(0);
      IntStream.range(0, width).forEach(i -> names.add("col" + i));
    }
    return names;
  }

  @Override
  public boolean isSplitable(
      SparkSession session, scala.collection.immutable.Map<String, String> options, Path file) {
    Dialect dialect = dialect(options);
    return !dialect.shape().multiLine()
        && dialect.endsLinesByOneByte()
        && super.isSplitable(session, options, file);
  }

  @Override
  public Function1<PartitionedFile, Iterator<InternalRow>> buildReader(
      SparkSession session,
      StructType dataSchema,
      StructType partitionSchema,
      StructType requiredSchema,
      Seq<Filter> filters,
      scala.collection.immutable.Map<String, String> options,
      Configuration conf) {
    return new PartReader(
        dialect(options), dataSchema, requiredSchema, new SerializableConfiguration(conf));
  }

  @Override
  public OutputWriterFactory prepareWrite(
      SparkSession session,
      Job job,
      scala.collection.immutable.Map<String, String> options,
      StructType dataSchema) {
    Option<String> compression = options.get("compression");
    if (compression.isDefined()) {
      CompressionCodecs.setCodecConfiguration(
          job.getConfiguration(), CompressionCodecs.getCodecClassName(compression.get()));
    }
    return new LineWriters(dialect(options));
  }

  @Override
  public boolean supportDataType(DataType type) {
    return true;
  }

  private static Dialect dialect(scala.collection.immutable.Map<String, String> options) {
    return Dialect.carried(JavaConverters.mapAsJavaMap(options));
  }
}
