package io.mastic.runtime.delimited;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;
import scala.collection.JavaConverters;
import scala.runtime.AbstractFunction1;

/**
 * Reads a part of a file as rows of the wanted columns: texts, but for arrays, maps and structs.
 */
final class PartReader
    extends AbstractFunction1<PartitionedFile, scala.collection.Iterator<InternalRow>>
    implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Dialect dialect;
  private final StructType all;
  private final StructType wanted;
  private final SerializableConfiguration conf;

  /**
   * @param all the columns of the files, in order where they have no header
   * @param wanted those to read
   */
  PartReader(Dialect dialect, StructType all, StructType wanted, SerializableConfiguration conf) {
    this.dialect = dialect;
    this.all = all;
    this.wanted = wanted;
    this.conf = conf;
  }

  @Override
  public scala.collection.Iterator<InternalRow> apply(PartitionedFile part) {
    return JavaConverters.asScalaIterator(rows(part));
  }

  private Iterator<InternalRow> rows(PartitionedFile part) {
    FieldReader reader = dialect.reader();
    Iterator<String> records = dialect.records(FileLines.of(part, conf.value(), dialect));
    int[] places = places(part, reader);
    if (dialect.heading() != Dialect.Heading.RECORD && part.start() == 0 && records.hasNext()) {
      records.next();
    }
    return new Rows(records, reader, places, nested());
  }

  private int[] places(PartitionedFile part, FieldReader reader) {
    int[] places = new int[wanted.length()];
    List<String> names = List.of(all.fieldNames());
    int[] inFile = inFile(names, part, reader);
    for (int i = 0; i < places.length; i++) {
      int column = names.indexOf(wanted.apply(i).name());
      places[i] = column < 0 ? -1 : inFile[column];
    }
    return places;
  }

  private int[] inFile(List<String> names, PartitionedFile part, FieldReader reader) {
    if (dialect.heading() == Dialect.Heading.NAMES) {
      return HeaderOrder.places(
          names, header(part.filePath().toPath(), conf.value(), dialect, reader));
    }
    int[] places = new int[names.size()];
    for (int i = 0; i < places.length; i++) {
      places[i] = i;
    }
    return places;
  }

  /** The names in a file's first record; none if it is empty. */
  static List<String> header(Path file, Configuration conf, Dialect dialect, FieldReader reader) {
    return FileLines.first(file, conf, dialect).map(r -> header(r, reader)).orElse(List.of());
  }

  /** The names in a record that is a header. */
  static List<String> header(String record, FieldReader reader) {
    List<String> texts = new ArrayList<>();
    LineFields fields = reader.read(record);
    for (int i = 0; i < fields.size(); i++) {
      String name = fields.value(i);
      texts.add(name == null ? "" : name);
    }
    return HeaderOrder.names(texts);
  }

  private NestedText.@Nullable Reader[] nested() {
    NestedText texts = new NestedText(dialect);
    NestedText.@Nullable Reader[] readers = new NestedText.Reader[wanted.length()];
    for (int i = 0; i < readers.length; i++) {
      DataType type = wanted.apply(i).dataType();
      boolean nests =
          type instanceof ArrayType || type instanceof MapType || type instanceof StructType;
      readers[i] = nests ? texts.of(type) : null;
    }
    return readers;
  }

  private final class Rows implements Iterator<InternalRow> {
    private final Iterator<String> lines;
    private final FieldReader reader;
    private final int[] places;
    private final NestedText.@Nullable Reader[] nested;
    private @Nullable String line;

    Rows(
        Iterator<String> lines,
        FieldReader reader,
        int[] places,
        NestedText.@Nullable Reader[] nested) {
      this.lines = lines;
      this.reader = reader;
      this.places = places;
      this.nested = nested;
    }

    /** Glue passes empty lines over; to Hive they are records. */
    @Override
    public boolean hasNext() {
      while (line == null && lines.hasNext()) {
        String next = lines.next();
        boolean counts =
            dialect.rules() != Dialect.Rules.GLUE && dialect.marks().quote() == Dialect.NONE;
        line = counts || !next.isEmpty() ? next : null;
      }
      return line != null;
    }

    @Override
    public InternalRow next() {
      if (!hasNext() || line == null) {
        throw new NoSuchElementException();
      }
      LineFields fields = reader.read(line);
      line = null;
      @Nullable Object[] cells = new Object[places.length];
      for (int i = 0; i < places.length; i++) {
        cells[i] = cell(fields, places[i], nested[i]);
      }
      return new GenericInternalRow(cells);
    }

    private @Nullable Object cell(LineFields fields, int place, NestedText.@Nullable Reader inner) {
      if (inner == null) {
        String value = fields.value(place);
        return value == null ? null : UTF8String.fromString(value);
      }
      String written = fields.written(place);
      return written == null ? null : inner.read(written);
    }
  }
}
