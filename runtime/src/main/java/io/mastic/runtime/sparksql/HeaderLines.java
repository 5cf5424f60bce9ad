package io.mastic.runtime.sparksql;

import io.mastic.runtime.delimited.CellOrder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hive.ql.io.avro.AvroContainerInputFormat;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapred.FileSplit;
import org.apache.hadoop.mapred.InputSplit;
import org.apache.hadoop.mapred.JobConf;
import org.apache.hadoop.mapred.RecordReader;
import org.apache.hadoop.mapred.Reporter;
import org.apache.hadoop.mapred.TextInputFormat;
import org.jspecify.annotations.Nullable;

/**
 * Lines of text without the first ones of each file, and without the files that are left out, their
 * cells in the order of the table's columns. Spark heeds neither {@code skip.header.line.count} nor
 * {@code exclusions}, and an input format is known by its class alone: hence one for each number.
 */
public abstract class HeaderLines extends TextInputFormat {

  /** What a line without a character is. */
  enum Blank {
    RECORD,
    PASSED_OVER
  }

  private static final int MOST = 3;

  private final int count;
  private final Blank blank;
  private Function<Path, Map<String, String>> facts = file -> Map.of();

  private HeaderLines(int count, Blank blank) {
    this.count = count;
    this.blank = blank;
  }

  /** All of them: for a table that leaves out files alone. */
  public static final class None extends HeaderLines {
    public None() {
      super(0, Blank.RECORD);
    }
  }

  /** Without the first line. */
  public static final class One extends HeaderLines {
    public One() {
      super(1, Blank.RECORD);
    }
  }

  /** Without the first two lines. */
  public static final class Two extends HeaderLines {
    public Two() {
      super(2, Blank.RECORD);
    }
  }

  /** Without the first three lines. */
  public static final class Three extends HeaderLines {
    public Three() {
      super(3, Blank.RECORD);
    }
  }

  /** Without blank lines. */
  public static final class CsvNone extends HeaderLines {
    public CsvNone() {
      super(0, Blank.PASSED_OVER);
    }
  }

  /** Without the first line, and blank ones. */
  public static final class CsvOne extends HeaderLines {
    public CsvOne() {
      super(1, Blank.PASSED_OVER);
    }
  }

  /** Without the first two lines, and blank ones. */
  public static final class CsvTwo extends HeaderLines {
    public CsvTwo() {
      super(2, Blank.PASSED_OVER);
    }
  }

  /** Without the first three lines, and blank ones. */
  public static final class CsvThree extends HeaderLines {
    public CsvThree() {
      super(3, Blank.PASSED_OVER);
    }
  }

  private static final List<Class<?>> RECORDS =
      List.of(None.class, One.class, Two.class, Three.class);
  private static final List<Class<?>> CSV =
      List.of(CsvNone.class, CsvOne.class, CsvTwo.class, CsvThree.class);

  /** The class name for a number of lines, from 0 to 3. */
  static String classFor(long lines, Blank blank, String table) {
    if (lines >= 0 && lines <= MOST) {
      return (blank == Blank.RECORD ? RECORDS : CSV).get((int) lines).getName();
    }
    throw Refusal.of(
        "The table "
            + table
            + " has skip.header.line.count="
            + lines
            + "; Spark SQL reads tables with 0 to 3 header lines here");
  }

  /** What is stored: an input format of ours is Hive's own for all others. */
  static String stored(String inputFormat) {
    if (inputFormat.equals(LeftOutAvro.class.getName())) {
      return AvroContainerInputFormat.class.getName();
    }
    return inputFormat.startsWith(HeaderLines.class.getName())
        ? TextInputFormat.class.getName()
        : inputFormat;
  }

  @Override
  public InputSplit[] getSplits(JobConf job, int parts) throws IOException {
    facts = FileFacts.in(job);
    return super.getSplits(job, parts);
  }

  @Override
  protected FileStatus[] listStatus(JobConf job) throws IOException {
    return LeftOut.without(super.listStatus(job), getInputPaths(job));
  }

  @Override
  protected FileSplit makeSplit(Path file, long start, long length, String[] hosts) {
    return new FactsSplit(file, start, length, hosts, facts.apply(file));
  }

  @Override
  protected FileSplit makeSplit(
      Path file, long start, long length, String[] hosts, String[] inMemoryHosts) {
    return makeSplit(file, start, length, hosts);
  }

  @Override
  public RecordReader<LongWritable, Text> getRecordReader(
      InputSplit split, JobConf job, Reporter reporter) throws IOException {
    RecordReader<LongWritable, Text> lines = super.getRecordReader(split, job, reporter);
    FactsSplit part = (FactsSplit) split;
    Optional<CellOrder> order =
        part.getStart() == 0
            ? headed(lines, part.facts())
            : CellOrder.of(part.facts(), part.getPath(), job);
    boolean asTheyAre = blank == Blank.RECORD && order.isEmpty();
    return asTheyAre ? lines : new Changed(lines, blank, order.orElse(null));
  }

  /** Passes the first lines over; the order in which the file has its columns. */
  private Optional<CellOrder> headed(
      RecordReader<LongWritable, Text> lines, Map<String, String> said) throws IOException {
    LongWritable key = lines.createKey();
    Text value = lines.createValue();
    Optional<CellOrder> order = Optional.empty();
    for (int i = 0; i < count && lines.next(key, value); i++) {
      if (CellOrder.needsHeader(said)) {
        order = CellOrder.ofFirst(said, value);
      }
    }
    return CellOrder.needsHeader(said) ? order : CellOrder.of(said, null);
  }

  /** Lines in the table's order of columns, as far as they are records. */
  private record Changed(
      RecordReader<LongWritable, Text> lines, Blank blank, @Nullable CellOrder order)
      implements RecordReader<LongWritable, Text> {

    @Override
    public boolean next(LongWritable key, Text value) throws IOException {
      boolean found = lines.next(key, value);
      while (found && blank == Blank.PASSED_OVER && value.getLength() == 0) {
        found = lines.next(key, value);
      }
      if (found && order != null) {
        order.apply(value);
      }
      return found;
    }

    @Override
    public LongWritable createKey() {
      return lines.createKey();
    }

    @Override
    public Text createValue() {
      return lines.createValue();
    }

    @Override
    public long getPos() throws IOException {
      return lines.getPos();
    }

    @Override
    public float getProgress() throws IOException {
      return lines.getProgress();
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }
}
