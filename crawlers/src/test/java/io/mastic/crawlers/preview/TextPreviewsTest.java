package io.mastic.crawlers.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.airlift.compress.snappy.SnappyHadoopStreams;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;
import org.apache.commons.compress.compressors.snappy.FramedSnappyCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TextPreviewsTest extends PreviewedTables {

  /** SerDe, parameters, columns, content; then each row as it reads, a bad one with its reason. */
  static List<Arguments> texts() {
    return List.of(
        text(LAZY, CSV, "a int, b string", "1,x\n2,\"y, z\"\n", "1|x", "2|y, z"),
        text(LAZY, CSV, "a int, b string", "1,he said \"no\"\n", "1|he said \"no\""),
        text(LAZY, CSV, "a int, b string", "1,\"a \"\"b\"\"\"\r\n", "1|a \"b\""),
        text(LAZY, HEADED, "a int, b string", "a,b\n1,x\n", "1|x"),
        text(
            LAZY,
            Map.of("skip.header.line.count", "2", "field.delim", ";"),
            "a int",
            "h\nh\n7\n",
            "7"),
        text(LAZY, Map.of("field.delim", "\t"), "a string, b string", "\"x\t\\N\n", "\"x|null"),
        text(LAZY, Map.of(), "a int, b int", "1\u00012\n", "1|2"),
        text(
            LAZY,
            Map.of("field.delim", "|", "escape.delim", "\\"),
            "a string, b int",
            "x\\|y|3\n",
            "x|y|3"),
        text(LAZY, CSV, "a int, b string", "1\n", "1|null ! it has 1 field, the table 2 columns"),
        text(LAZY, CSV, "a int, b string", "1,x,y\n", "1|x ! it has 3 fields, the table 2 columns"),
        text(LAZY, CSV, "a int, b string", "one,x\n2,\n", "one|x ! a: one is no int", "2|"),
        text(
            LAZY,
            CSV,
            "a bigint, b double",
            "9223372036854775808,1e3\n",
            "9223372036854775808|1e3 ! a: 9223372036854775808 is no bigint"),
        text(
            LAZY,
            CSV,
            "a date, b timestamp",
            "2026-02-30,2026-01-01 10:00:00\n",
            "2026-02-30|2026-01-01 10:00:00 ! a: 2026-02-30 is no date"),
        text(LAZY, CSV, "a boolean, b decimal(5,2)", "yes,1.5\n", "yes|1.5 ! a: yes is no boolean"),
        text(LAZY, CSV, "a string, b string", "\uFEFFü,🦊\n", "ü|🦊"),
        text(
            OPEN,
            Map.of(),
            "a string, b string",
            "\"x, y\",\"say \"\"hi\"\"\"\n",
            "x, y|say \"hi\""),
        text(
            OPEN,
            Map.of("separatorChar", ";", "quoteChar", "'"),
            "a string, b string",
            "'x;y';z\n",
            "x;y|z"),
        text(
            OPEN,
            Map.of("multiLine", "true", "skip.header.line.count", "1"),
            "a string, b string",
            "a,\"b\nc\"\n\"x\ny\",1\r\nz,\"2\r\n\"\n",
            "x\ny|1",
            "z|2\n"),
        text(
            LAZY,
            Map.of("multiLine", "true", "classification", "csv", "field.delim", ","),
            "a string, b int",
            "\"x\n,y\",1\na\"b,2\n\"lone,3\n",
            "x\n,y|1",
            "a\"b|2",
            "\"lone|3"),
        text(
            JSON,
            Map.of("mapping.id", "id", "mapping.id_1", "ID"),
            "id int, id_1 int",
            "{\"id\":1,\"ID\":2}\n{\"ID\":3}\n",
            "1|2",
            "null|3"),
        text(OPEN, Map.of(), "a string, b string", "a\\\"b,c\n", "a\"b|c"),
        text(
            JSON,
            Map.of(),
            "a int, b string",
            "{\"a\":1,\"B\":\"x\"}\n{\"b\":null}\n",
            "1|x",
            "null|null"),
        text(
            JSON,
            Map.of(),
            "a int",
            "{\"a\":1}\nnot json\n{\"a\":3}\n",
            "1",
            "not json ! it is no JSON",
            "3"),
        text(JSON, Map.of(), "a int", "{\n  \"a\": 1\n}\n{\n  \"a\": 2\n}\n", "1", "2"),
        text(JSON, Map.of(), "a int", "{\"a\":1}{\"a\":2}", "1", "2"),
        text(JSON, Map.of(), "a int", "[{\"a\":1},{\"a\":2}]", "1", "2"),
        text(JSON, Map.of("jsonPath", "$[*]"), "a int", "[{\"a\":1},\n{\"a\":2}]", "1", "2"),
        text(
            JSON,
            Map.of(),
            "array array<struct<a:int>>",
            "[{\"a\":1},{\"a\":2}]",
            "[{\"a\":1},{\"a\":2}]"),
        text(
            JSON,
            Map.of(),
            "a struct<x:int>, b array<int>",
            "{\"a\":{\"x\":1},\"b\":[1,2]}\n",
            "{\"x\":1}|[1,2]"),
        text(
            JSON,
            Map.of(),
            "a struct<x:int>, b string",
            "{\"a\":3,\"b\":{\"c\":1}}\n",
            "3|{\"c\":1} ! a: 3 is no struct<x:int>"),
        text(JSON, Map.of(), "a int", "{\"a\":\"many\"}\n", "many ! a: \"many\" is no int"),
        text(JSON, Map.of(), "a int", "{\"a\":1}\n5\n", "1", "5"),
        text(
            JSON,
            Map.of(),
            "a int, b int",
            "[1,2]\n",
            "1|null ! it is no object",
            "2|null ! it is no object"));
  }

  private static Arguments text(
      String serde, Map<String, String> facts, String columns, String content, String... rows) {
    return Arguments.of(serde, facts, columns, content, List.of(rows));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void readsTexts(
      String serde, Map<String, String> facts, String columns, String content, List<String> rows) {
    String table = table(serde, facts, columns, "");
    town.put("data", table + "/part-0", content);
    assertThat(rows(preview(table))).isEqualTo(rows);
  }

  @Test
  void theCharactersAreThoseOfTheTablesSet() {
    Map<String, String> latin = Map.of("field.delim", ",", "serialization.encoding", "ISO-8859-1");
    String table = table(LAZY, latin, "a int, b string", "");
    town.put("data", table + "/a.csv", "1,Z\u00fcrich\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(rows(preview(table))).containsExactly("1|Z\u00fcrich");
  }

  /** Each as its name ends; what is in it is told by its first bytes. */
  @Test
  void whatIsPackedIsUnpacked() throws IOException {
    String table = table(LAZY, Map.of("field.delim", ","), "a int, b string", "");
    for (Packing packing : PACKINGS) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (OutputStream out = packing.stream().over(bytes)) {
        out.write("1,x\n".getBytes(StandardCharsets.UTF_8));
      }
      town.put("data", table + "/" + packing.name(), bytes.toByteArray());
    }
    assertThat(rows(preview(table))).hasSize(PACKINGS.size()).containsOnly("1|x");
  }

  private interface Stream {
    OutputStream over(OutputStream out) throws IOException;
  }

  private record Packing(String name, Stream stream) {}

  private static final List<Packing> PACKINGS =
      List.of(
          new Packing("a.csv.gz", GZIPOutputStream::new),
          new Packing("b.csv.zst", ZstdOutputStream::new),
          new Packing("c.csv.lz4", FramedLZ4CompressorOutputStream::new),
          new Packing("d.csv.snappy", FramedSnappyCompressorOutputStream::new),
          new Packing("e.csv.snappy", out -> new SnappyHadoopStreams().createOutputStream(out)),
          new Packing("f.csv.zip", TextPreviewsTest::zip));

  private static OutputStream zip(OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    zip.putNextEntry(new ZipEntry("a.csv"));
    return zip;
  }
}
