package io.mastic.runtime.sparksql;

import io.mastic.runtime.document.RecordTexts;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
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
 * A line for each record of files that have none, or others: JSON over several lines or at a path,
 * XML, Ion and BSON become a line of JSON each, text in UTF-16 or 32 lines of UTF-8.
 */
public final class DocumentLines extends TextInputFormat {

  private Function<Path, Map<String, String>> facts = file -> Map.of();

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
  protected boolean isSplitable(FileSystem files, Path file) {
    return RecordTexts.goesByLines(facts.apply(file)) && super.isSplitable(files, file);
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
    FactsSplit part = (FactsSplit) split;
    return new Lines(RecordTexts.of(part, part.facts(), job), part.getLength());
  }

  /** Texts as Hadoop asks for them. */
  private static final class Lines implements RecordReader<LongWritable, Text> {
    private final RecordTexts texts;
    private final long length;
    private long count;

    Lines(RecordTexts texts, long length) {
      this.texts = texts;
      this.length = length;
    }

    @Override
    public boolean next(LongWritable key, Text value) {
      if (!texts.hasNext()) {
        return false;
      }
      key.set(count++);
      value.set(texts.next());
      return true;
    }

    @Override
    public LongWritable createKey() {
      return new LongWritable();
    }

    @Override
    public Text createValue() {
      return new Text();
    }

    @Override
    public long getPos() {
      return texts.hasNext() ? 0 : length;
    }

    @Override
    public float getProgress() {
      return texts.hasNext() ? 0 : 1;
    }

    @Override
    public void close() throws IOException {
      texts.close();
    }
  }

  static boolean isOne(@Nullable String inputFormat) {
    return DocumentLines.class.getName().equals(inputFormat);
  }
}
