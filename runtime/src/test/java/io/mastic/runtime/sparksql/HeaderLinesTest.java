package io.mastic.runtime.sparksql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapred.FileInputFormat;
import org.apache.hadoop.mapred.InputSplit;
import org.apache.hadoop.mapred.JobConf;
import org.apache.hadoop.mapred.RecordReader;
import org.apache.hadoop.mapred.Reporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeaderLinesTest {

  @Test
  void eachFileLosesItsFirstLineOnceHoweverItIsSplit(@TempDir Path folder) throws IOException {
    StringBuilder text = new StringBuilder("header\n");
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      rows.add("row " + i);
      text.append("row ").append(i).append('\n');
    }
    Files.writeString(folder.resolve("a.csv"), text);
    Files.writeString(folder.resolve("b.csv"), "header\n");
    assertThat(lines(new HeaderLines.One(), folder)).containsExactlyInAnyOrderElementsOf(rows);
    assertThat(lines(new HeaderLines.Two(), folder)).hasSize(499).doesNotContain("row 0");
  }

  @Test
  void blankLinesAreNoRecordsWhereTheTableIsCsv(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("a.csv"), "header\n\n1\n \n\r\n2\n");
    Files.writeString(folder.resolve("b.csv"), "header\n3\n\n");
    Files.writeString(folder.resolve("c.csv"), "header\n");
    assertThat(lines(new HeaderLines.CsvOne(), folder))
        .containsExactlyInAnyOrder("1", " ", "2", "3");
    assertThat(lines(new HeaderLines.One(), folder)).hasSize(7);
  }

  private static List<String> lines(HeaderLines format, Path folder) throws IOException {
    JobConf job = new JobConf(false);
    FileInputFormat.setInputPaths(job, folder.toString());
    format.configure(job);
    List<String> lines = new ArrayList<>();
    InputSplit[] splits = format.getSplits(job, 5);
    assertThat(splits.length).isGreaterThan(2);
    for (InputSplit split : splits) {
      try (RecordReader<LongWritable, Text> reader =
          format.getRecordReader(split, job, Reporter.NULL)) {
        LongWritable key = reader.createKey();
        Text value = reader.createValue();
        while (reader.next(key, value)) {
          lines.add(value.toString());
        }
      }
    }
    return lines;
  }

  @Test
  void theClassStandsForTheNumber() {
    assertThat(HeaderLines.classFor(2, HeaderLines.Blank.RECORD, "d.t"))
        .isEqualTo(HeaderLines.Two.class.getName());
    assertThat(HeaderLines.stored(HeaderLines.Two.class.getName()))
        .isEqualTo("org.apache.hadoop.mapred.TextInputFormat");
    assertThatThrownBy(() -> HeaderLines.classFor(9, HeaderLines.Blank.RECORD, "d.t"))
        .hasMessageContaining("d.t");
  }
}
