package io.mastic.runtime.sparksql;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.hive.ql.io.avro.AvroContainerInputFormat;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapred.FileSplit;
import org.apache.hadoop.mapred.InputSplit;
import org.apache.hadoop.mapred.JobConf;
import org.apache.hadoop.mapred.RecordReader;
import org.apache.hadoop.mapred.Reporter;
import org.apache.hadoop.mapred.TextInputFormat;

/**
 * Lines of text without the first ones of each file, and without the files that are left out. Spark
 * heeds neither {@code skip.header.line.count} nor {@code exclusions}, and tells an input format
 * nothing but its class: hence one for each number.
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
  protected FileStatus[] listStatus(JobConf job) throws IOException {
    return LeftOut.without(super.listStatus(job), getInputPaths(job));
  }

  @Override
  public RecordReader<LongWritable, Text> getRecordReader(
      InputSplit split, JobConf job, Reporter reporter) throws IOException {
    RecordReader<LongWritable, Text> lines = super.getRecordReader(split, job, reporter);
    if (((FileSplit) split).getStart() == 0) {
      LongWritable key = lines.createKey();
      Text value = lines.createValue();
      for (int i = 0; i < count && lines.next(key, value); i++) {
        // This line is a header.
      }
    }
    return blank == Blank.RECORD ? lines : new NotBlank(lines);
  }

  /** Lines that have a character. */
  private record NotBlank(RecordReader<LongWritable, Text> lines)
      implements RecordReader<LongWritable, Text> {

    @Override
    public boolean next(LongWritable key, Text value) throws IOException {
      boolean found = lines.next(key, value);
      while (found && value.getLength() == 0) {
        found = lines.next(key, value);
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
