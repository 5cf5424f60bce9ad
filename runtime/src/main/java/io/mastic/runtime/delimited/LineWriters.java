package io.mastic.runtime.delimited;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.CodecStreams;
import org.apache.spark.sql.execution.datasources.OutputWriter;
import org.apache.spark.sql.execution.datasources.OutputWriterFactory;
import org.apache.spark.sql.types.StructType;

/** Writes rows of texts as lines. */
final class LineWriters extends OutputWriterFactory {
  private static final long serialVersionUID = 1L;

  private final Dialect dialect;

  LineWriters(Dialect dialect) {
    this.dialect = dialect;
  }

  @Override
  public String getFileExtension(TaskAttemptContext context) {
    return ".csv" + CodecStreams.getCompressionExtension(context);
  }

  @Override
  public OutputWriter newInstance(String path, StructType schema, TaskAttemptContext context) {
    Writer out = CodecStreams.createOutputStreamWriter(context, new Path(path), dialect.charset());
    Lines lines = new Lines(path, out, new FieldText(dialect));
    if (dialect.shape().writesHeader()) {
      lines.writeHeader(schema);
    }
    return lines;
  }

  private static final class Lines extends OutputWriter {
    private final String path;
    private final Writer out;
    private final FieldText fields;

    Lines(String path, Writer out, FieldText fields) {
      this.path = path;
      this.out = out;
      this.fields = fields;
    }

    void writeHeader(StructType schema) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < schema.length(); i++) {
        fields.add(line, i, schema.apply(i).name());
      }
      end(line);
    }

    @Override
    public void write(InternalRow row) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.numFields(); i++) {
        fields.add(line, i, row.isNullAt(i) ? null : row.getUTF8String(i).toString());
      }
      end(line);
    }

    private void end(StringBuilder line) {
      try {
        out.append(line.append('\n'));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      try {
        out.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public String path() {
      return path;
    }
  }
}
