package io.mastic.runtime.sparksql;

import java.io.IOException;
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

  private final int count;

  private HeaderLines(int count) {
    this.count = count;
  }

  /** All of them: for a table that leaves out files alone. */
  public static final class None extends HeaderLines {
    public None() {
      super(0);
    }
  }

  /** Without the first line. */
  public static final class One extends HeaderLines {
    public One() {
      super(1);
    }
  }

  /** Without the first two lines. */
  public static final class Two extends HeaderLines {
    public Two() {
      super(2);
    }
  }

  /** Without the first three lines. */
  public static final class Three extends HeaderLines {
    public Three() {
      super(3);
    }
  }

  /** The class name for a number of lines, from 1 to 3. */
  static String classFor(long lines, String table) {
    if (lines == 0) {
      return None.class.getName();
    }
    if (lines == 1) {
      return One.class.getName();
    }
    if (lines == 2) {
      return Two.class.getName();
    }
    if (lines == 3) {
      return Three.class.getName();
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
    return lines;
  }
}
