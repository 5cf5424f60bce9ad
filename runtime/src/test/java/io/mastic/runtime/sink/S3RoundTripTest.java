package io.mastic.runtime.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.glue.DynamicFrame;
import com.amazonaws.services.glue.GlueContext;
import com.amazonaws.services.glue.util.JsonOptions;
import io.mastic.runtime.Buckets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** S3 sources and sinks through the GlueContext, on plain files. */
class S3RoundTripTest {

  private static GlueContext glue;
  private Path bucket;

  @BeforeAll
  static void start() {
    glue = Buckets.glue();
  }

  @BeforeEach
  void bucket() throws IOException {
    bucket = Buckets.create("trip");
  }

  private DynamicFrame read(
      String key, String format, Map<String, Object> formatOptions, Map<String, Object> options) {
    Map<String, Object> all = new HashMap<>(options);
    all.put("paths", List.of(Buckets.url(bucket, key)));
    return glue.getSource(
            "s3", new JsonOptions(all), "", (String) options.getOrDefault("predicate", ""))
        .withFormat(format, new JsonOptions(formatOptions))
        .getDynamicFrame();
  }

  private void write(DynamicFrame frame, String key, String format, Map<String, Object> options) {
    Map<String, Object> all = new HashMap<>(options);
    all.put("path", Buckets.url(bucket, key));
    glue.getSink("s3", new JsonOptions(all), "")
        .withFormat(format, JsonOptions.empty())
        .writeDynamicFrame(frame);
  }

  private static List<String> rows(DynamicFrame frame) {
    return frame.toDF().collectAsList().stream().map(Row::toString).sorted().toList();
  }

  private static List<String> columns(DynamicFrame frame) {
    return List.of(frame.toDF().columns());
  }

  @Test
  void csvIsTextWithoutNulls() throws IOException {
    Buckets.put(bucket, "a.csv", "id;name\n1;\"x;\"\"y\"\"\"\n02;\n");
    DynamicFrame frame =
        read("a.csv", "csv", Map.of("withHeader", true, "separator", ";"), Map.of());
    assertThat(frame.toDF().schema().toDDL()).isEqualTo("id STRING,name STRING");
    assertThat(rows(frame)).containsExactly("[02,]", "[1,x;\"y\"]");
  }

  @Test
  void csvColumnsWithoutNamesAreNumbered() throws IOException {
    Buckets.put(bucket, "a.csv", "x,y\n1,2\n");
    assertThat(columns(read("a.csv", "csv", Map.of(), Map.of()))).containsExactly("col0", "col1");
    assertThat(rows(read("a.csv", "csv", Map.of(), Map.of()))).containsExactly("[1,2]", "[x,y]");
    DynamicFrame skipped = read("a.csv", "csv", Map.of("skipFirst", "true"), Map.of());
    assertThat(columns(skipped)).containsExactly("col0", "col1");
    assertThat(rows(skipped)).containsExactly("[1,2]");
  }

  @Test
  void csvOverSeveralLinesAndWithoutQuotes() throws IOException {
    Buckets.put(bucket, "a.csv", "a,b\n1,\"x\ny\"\n");
    assertThat(rows(read("a.csv", "csv", Map.of("withHeader", true, "multiline", true), Map.of())))
        .containsExactly("[1,x\ny]");
    Buckets.put(bucket, "b.csv", "a,b\n1,\"x\n");
    assertThat(rows(read("b.csv", "csv", Map.of("withHeader", true, "quoteChar", -1), Map.of())))
        .containsExactly("[1,\"x]");
  }

  @Test
  void jsonByLineByDocumentAndByPath() throws IOException {
    Buckets.put(bucket, "lines.json", "{\"a\":1}\n\n{\"a\":\"x\"}\n");
    assertThat(read("lines.json", "json", Map.of(), Map.of()).schema().treeString())
        .contains("a: choice");
    Buckets.put(bucket, "document.json", "[\n {\"a\": 1},\n {\"a\": 2}\n]");
    assertThat(rows(read("document.json", "json", Map.of(), Map.of())))
        .containsExactly("[1]", "[2]");
    Buckets.put(bucket, "path.json", "{\"n\": 2, \"rows\": [{\"a\": 1}, {\"a\": 2}]}");
    assertThat(rows(read("path.json", "json", Map.of("jsonPath", "$.rows[*]"), Map.of())))
        .containsExactly("[1]", "[2]");
  }

  @Test
  void partitionFoldersAreColumnsOfText() throws IOException {
    Buckets.put(bucket, "t/day=01/x.json", "{\"a\":1}\n");
    Buckets.put(bucket, "t/day=02/x.json", "{\"a\":2}\n");
    DynamicFrame all = read("t/", "json", Map.of(), Map.of("recurse", true));
    assertThat(columns(all)).containsExactly("a", "day");
    assertThat(rows(all)).containsExactly("[1,01]", "[2,02]");
  }

  @Test
  void aPredicateLeavesPartitionsOut() throws IOException {
    Buckets.put(bucket, "t/day=01/x.csv", "a\n1\n");
    Buckets.put(bucket, "t/day=02/x.csv", "a\n2\n");
    assertThat(
            rows(read("t/", "csv", Map.of("withHeader", true), Map.of("predicate", "day > '01'"))))
        .containsExactly("[2,02]");
  }

  @Test
  void recurseAndExclusions() throws IOException {
    Buckets.put(bucket, "r/a/1.csv", "a\n1\n");
    Buckets.put(bucket, "r/b/2.csv", "a\n2\n");
    Buckets.put(bucket, "r/b/_hidden.csv", "a\n9\n");
    Map<String, Object> header = Map.of("withHeader", true);
    assertThat(rows(read("r/", "csv", header, Map.of("recurse", true))))
        .containsExactly("[1]", "[2]");
    Map<String, Object> excluding = Map.of("recurse", true, "exclusions", "[\"**/b/**\"]");
    assertThat(rows(read("r/", "csv", header, excluding))).containsExactly("[1]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "glueparquet", "orc", "json", "avro"})
  void whatIsWrittenIsRead(String format) throws IOException {
    Buckets.put(bucket, "in.json", "{\"a\":1,\"s\":{\"x\":[1.5]}}\n{\"a\":2,\"s\":null}\n");
    DynamicFrame frame = read("in.json", "json", Map.of(), Map.of());
    write(frame, "out/", format, Map.of());
    assertThat(rows(read("out/", format, Map.of(), Map.of()))).isEqualTo(rows(frame));
  }

  @Test
  void writesAreAddedInPartitionFolders() throws IOException {
    Buckets.put(bucket, "in.csv", "a,day\n1,x y\n2,z\n");
    DynamicFrame frame = read("in.csv", "csv", Map.of("withHeader", true), Map.of());
    Map<String, Object> options = Map.of("partitionKeys", List.of("day"), "compression", "gzip");
    write(frame, "out/", "csv", options);
    write(frame, "out/", "csv", options);
    assertThat(Buckets.keys(bucket).filter(k -> k.startsWith("out/")))
        .hasSize(4)
        .allMatch(k -> k.endsWith(".csv.gz"))
        .anyMatch(k -> k.startsWith("out/day=x y/"));
    assertThat(rows(read("out/", "csv", Map.of("withHeader", true), Map.of())))
        .containsExactly("[1,x y]", "[1,x y]", "[2,z]", "[2,z]");
  }

  @Test
  void theCommitTellsWhichFoldersGotFiles() throws IOException {
    Buckets.put(bucket, "in.csv", "a,day\n1,x y\n2,z\n");
    var rows = read("in.csv", "csv", Map.of("withHeader", true), Map.of()).toDF();
    String out = Buckets.url(bucket, "out/");
    var written =
        WrittenPartitions.during(
            glue.getSparkSession(),
            out,
            () -> rows.write().partitionBy("day").mode("append").parquet(out));
    assertThat(written).containsExactly("day=x y", "day=z");
    assertThat(Buckets.keys(bucket).filter(k -> k.startsWith("out/"))).hasSize(2);
  }

  @Test
  void anEmptyFrameWritesNothing() throws IOException {
    write(DynamicFrame.emptyDynamicFrame(glue), "out/", "parquet", Map.of());
    assertThat(Buckets.keys(bucket)).isEmpty();
  }

  @Test
  void purgeDeletesWhatIsOld() throws IOException {
    Path old = Buckets.put(bucket, "p/old", "x");
    Buckets.put(bucket, "p/new", "x");
    Files.setLastModifiedTime(old, FileTime.fromMillis(0));
    glue.purgeS3Path(Buckets.url(bucket, "p/"), JsonOptions.empty(), "");
    assertThat(Buckets.keys(bucket)).containsExactly("p/new");
    glue.purgeS3Path(Buckets.url(bucket, "p/"), new JsonOptions(Map.of("retentionPeriod", 0)), "");
    assertThat(Buckets.keys(bucket)).isEmpty();
  }

  @Test
  void whatCannotBeDoneSaysSo() {
    assertThatThrownBy(() -> read("nowhere/", "csv", Map.of(), Map.of()))
        .hasMessageContaining("No such file or directory");
    assertThatThrownBy(() -> read("x", "docx", Map.of(), Map.of()))
        .hasMessageContaining("format docx");
    assertThatThrownBy(() -> glue.getSource("salesforce", JsonOptions.empty(), ""))
        .hasMessageContaining("salesforce");
    assertThatThrownBy(() -> glue.transitionS3Path("s3://x/", "GLACIER", JsonOptions.empty(), ""))
        .hasMessageContaining("GLACIER");
  }
}
