package io.mastic.runtime.document;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapred.FileSplit;
import org.apache.hadoop.mapreduce.Job;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.execution.datasources.OutputWriterFactory;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import org.apache.spark.sql.execution.datasources.TextBasedFileFormat;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import scala.Function1;
import scala.Option;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.collection.immutable.Map;
import scala.runtime.AbstractFunction1;

/** The texts of JSON files, each a row of the one column {@code value}. */
public final class JsonTextFiles extends TextBasedFileFormat {

  public static final String UNIT = "unit";
  public static final String ENCODING = "encoding";

  @Override
  public Option<StructType> inferSchema(
      SparkSession session, Map<String, String> options, Seq<FileStatus> files) {
    return Option.apply(new StructType().add("value", DataTypes.StringType));
  }

  @Override
  public Function1<PartitionedFile, scala.collection.Iterator<InternalRow>> buildReader(
      SparkSession session,
      StructType dataSchema,
      StructType partitionSchema,
      StructType requiredSchema,
      Seq<Filter> filters,
      Map<String, String> options,
      Configuration conf) {
    return new Reader(
        new SerializableConfiguration(conf),
        JsonFile.Unit.valueOf(text(options, UNIT, JsonFile.Unit.AS_IT_IS.name())),
        text(options, ENCODING, ""),
        requiredSchema.length());
  }

  private static String text(Map<String, String> options, String name, String otherwise) {
    Option<String> value = options.get(name);
    return value.isDefined() ? value.get() : otherwise;
  }

  @Override
  public OutputWriterFactory prepareWrite(
      SparkSession session, Job job, Map<String, String> options, StructType dataSchema) {
    throw new UnsupportedOperationException("Texts of JSON are only read in this way");
  }

  private static final class Reader
      extends AbstractFunction1<PartitionedFile, scala.collection.Iterator<InternalRow>>
      implements Serializable {
    private static final long serialVersionUID = 1L;

    private final SerializableConfiguration conf;
    private final JsonFile.Unit unit;
    private final String encoding;
    private final int columns;

    Reader(SerializableConfiguration conf, JsonFile.Unit unit, String encoding, int columns) {
      this.conf = conf;
      this.unit = unit;
      this.encoding = encoding;
      this.columns = columns;
    }

    @Override
    public scala.collection.Iterator<InternalRow> apply(PartitionedFile part) {
      FileSplit split =
          new FileSplit(part.filePath().toPath(), part.start(), part.length(), new String[0]);
      try {
        JsonFile.Texts texts = new JsonFile(split, conf.value(), unit, encoding).texts();
        TaskContext task = TaskContext.get();
        if (task != null) {
          TaskCompletionListener listener = context -> close(texts);
          task.addTaskCompletionListener(listener);
        }
        return JavaConverters.asScalaIterator(new Rows(texts, columns));
      } catch (IOException e) {
        throw new UncheckedIOException(e.getMessage(), e);
      }
    }

    private static void close(JsonFile.Texts texts) {
      try {
        texts.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e.getMessage(), e);
      }
    }
  }

  /** Without columns, rows that are only counted. */
  private record Rows(Iterator<Text> texts, int columns) implements Iterator<InternalRow> {

    @Override
    public boolean hasNext() {
      return texts.hasNext();
    }

    @Override
    public InternalRow next() {
      if (!texts.hasNext()) {
        throw new NoSuchElementException();
      }
      Text text = texts.next();
      return columns == 0
          ? InternalRow.empty()
          : new GenericInternalRow(new Object[] {UTF8String.fromBytes(text.copyBytes())});
    }
  }
}
