package io.mastic.runtime.delimited;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Iterator;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.Text;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.execution.datasources.CodecStreams;
import org.apache.spark.sql.execution.datasources.HadoopFileLinesReader;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import org.apache.spark.util.TaskCompletionListener;

/** The lines of files, decompressed and decoded. */
final class FileLines {

  private FileLines() {}

  /** The first record of a file without its byte order mark; empty if there is none. */
  static Optional<String> first(Path file, Configuration conf, Dialect dialect) {
    try (BufferedReader reader = open(file, conf, dialect.charset())) {
      Iterator<String> records = dialect.records(new FirstChanged(reader.lines().iterator()));
      return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /** The lines that begin in this part of a file; closed when the task ends. */
  static Iterator<String> of(PartitionedFile part, Configuration conf, Dialect dialect) {
    Iterator<String> lines =
        dialect.endsLinesByOneByte()
            ? split(part, conf, dialect.charset())
            : whole(part, conf, dialect.charset());
    if (part.start() > 0 || !lines.hasNext()) {
      return lines;
    }
    return new FirstChanged(lines);
  }

  private static Iterator<String> split(PartitionedFile part, Configuration conf, Charset charset) {
    HadoopFileLinesReader reader = new HadoopFileLinesReader(part, conf);
    atEnd(reader::close);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return reader.hasNext();
      }

      @Override
      public String next() {
        Text line = reader.next();
        return new String(line.getBytes(), 0, line.getLength(), charset);
      }
    };
  }

  private static Iterator<String> whole(PartitionedFile part, Configuration conf, Charset charset) {
    try {
      BufferedReader reader = open(part.filePath().toPath(), conf, charset);
      atEnd(
          () -> {
            try {
              reader.close();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      return reader.lines().iterator();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private static BufferedReader open(Path file, Configuration conf, Charset charset)
      throws IOException {
    return new BufferedReader(
        new InputStreamReader(CodecStreams.createInputStream(conf, file), charset));
  }

  private static void atEnd(Runnable close) {
    TaskContext task = TaskContext.get();
    if (task != null) {
      TaskCompletionListener listener = context -> close.run();
      task.addTaskCompletionListener(listener);
    }
  }

  private static String withoutMark(String line) {
    return line.startsWith("\uFEFF") ? line.substring(1) : line;
  }

  /** Lines of which the first may carry a byte order mark. */
  private static final class FirstChanged implements Iterator<String> {
    private final Iterator<String> lines;
    private boolean first = true;

    FirstChanged(Iterator<String> lines) {
      this.lines = lines;
    }

    @Override
    public boolean hasNext() {
      return lines.hasNext();
    }

    @Override
    public String next() {
      String line = lines.next();
      String plain = first ? withoutMark(line) : line;
      first = false;
      return plain;
    }
  }
}
