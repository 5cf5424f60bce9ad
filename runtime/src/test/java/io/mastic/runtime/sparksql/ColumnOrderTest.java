package io.mastic.runtime.sparksql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.hive.metastore.api.hive_metastoreConstants;
import org.apache.hadoop.io.DataInputBuffer;
import org.apache.hadoop.io.DataOutputBuffer;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapred.FileInputFormat;
import org.apache.hadoop.mapred.InputSplit;
import org.apache.hadoop.mapred.JobConf;
import org.apache.hadoop.mapred.RecordReader;
import org.apache.hadoop.mapred.Reporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;

/** The lines of a table's files as its SerDe gets them. */
class ColumnOrderTest {

  private static final String LAZY = "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe";

  @TempDir Path folder;

  private Table table(String name, Map<String, String> parameters, String... columns) {
    return Table.builder()
        .databaseName("d")
        .name(name)
        .parameters(parameters)
        .storageDescriptor(storage(columns))
        .build();
  }

  private StorageDescriptor storage(String... columns) {
    return StorageDescriptor.builder()
        .location(folder.toUri().toString())
        .inputFormat("org.apache.hadoop.mapred.TextInputFormat")
        .columns(
            List.of(columns).stream()
                .map(c -> Column.builder().name(c).type("string").build())
                .toList())
        .serdeInfo(s -> s.serializationLibrary(LAZY).parameters(Map.of("field.delim", ",")))
        .build();
  }

  private List<String> lines(Table table, StorageDescriptor storage, int parts) throws Exception {
    TableReading reading = TableReading.of(table, storage);
    HeaderLines format =
        Class.forName(String.valueOf(reading.inputFormat()))
            .asSubclass(HeaderLines.class)
            .getDeclaredConstructor()
            .newInstance();
    JobConf job = new JobConf();
    job.set(hive_metastoreConstants.META_TABLE_NAME, "d." + table.name());
    FileInputFormat.setInputPaths(job, new org.apache.hadoop.fs.Path(folder.toUri()));
    format.configure(job);
    InputSplit[] splits = format.getSplits(job, parts);
    assertThat(splits.length).isGreaterThanOrEqualTo(parts);
    List<String> lines = new ArrayList<>();
    for (InputSplit split : splits) {
      RecordReader<LongWritable, Text> reader =
          format.getRecordReader(elsewhere((FactsSplit) split), job, Reporter.NULL);
      LongWritable key = reader.createKey();
      Text value = reader.createValue();
      while (reader.next(key, value)) {
        lines.add(value.toString());
      }
      reader.close();
    }
    return lines;
  }

  /** As another process has it. */
  private static FactsSplit elsewhere(FactsSplit split) throws IOException {
    DataOutputBuffer out = new DataOutputBuffer();
    split.write(out);
    DataInputBuffer in = new DataInputBuffer();
    in.reset(out.getData(), out.getLength());
    FactsSplit read = new FactsSplit();
    read.readFields(in);
    return read;
  }

  @Test
  void eachPartOfAFileKnowsItsHeader() throws Exception {
    StringBuilder text = new StringBuilder("b,x,a\n");
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      text.append(i).append("b,x,").append(i).append("a\n");
      expected.add(i + "a," + i + "b");
    }
    Files.writeString(folder.resolve("a.csv"), text);
    Table table =
        table("t", Map.of("classification", "csv", "skip.header.line.count", "1"), "a", "b");
    assertThat(lines(table, TableForm.storage(table), 3)).isEqualTo(expected);
  }

  /** Of one folder. */
  @Test
  void eachTableHasItsOwnOrder() throws Exception {
    Files.writeString(folder.resolve("a.csv"), "1,2\n");
    Map<String, String> csv = Map.of("classification", "csv");
    Table one = table("one", csv, "a", "b");
    Table other = table("other", csv, "b", "a");
    StorageDescriptor partition = storage("a", "b");
    TableReading unused = TableReading.of(one, partition);
    assertThat(lines(other, partition, 1)).containsExactly("2,1");
    assertThat(lines(one, partition, 1)).containsExactly("1,2");
    assertThat(lines(other, TableForm.storage(other), 1)).containsExactly("1,2");
  }
}
