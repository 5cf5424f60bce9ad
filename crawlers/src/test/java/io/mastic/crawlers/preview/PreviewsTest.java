package io.mastic.crawlers.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.catalog.scope.DatabaseName;
import io.mastic.catalog.scope.TableName;
import io.mastic.crawlers.Town;
import io.mastic.crawlers.preview.row.ShownRow;
import io.mastic.kernel.Db;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.TableInput;

class PreviewsTest {

  private static final String LAZY = "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe";
  private static final String OPEN = "org.apache.hadoop.hive.serde2.OpenCSVSerde";
  private static final String JSON = "org.openx.data.jsonserde.JsonSerDe";
  private static final String PARQUET =
      "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe";
  private static final Map<String, String> CSV =
      Map.of("classification", "csv", "field.delim", ",");
  private static final Map<String, String> HEADED =
      Map.of("classification", "csv", "field.delim", ",", "skip.header.line.count", "1");

  @TempDir static Path directory;
  private static Town town;
  private static final AtomicInteger NAMES = new AtomicInteger();

  @BeforeAll
  static void open() {
    town = new Town(Db.sqlite(directory.resolve("mastic.db")), directory);
    town.database("db");
    town.put("data", "README", "");
  }

  @AfterAll
  static void close() {
    town.close();
  }

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
  void aFileThatIsPackedIsUnpackedAndABrokenOneSaidToBe() {
    String table = table(LAZY, CSV, "a int", "");
    town.put("data", table + "/1.csv.gz", gzip("1\n2\n"));
    byte[] cut = gzip("x".repeat(50_000));
    town.put("data", table + "/2.csv.gz", Arrays.copyOf(cut, 12));
    town.put("data", table + "/3.csv", "3\n");
    Preview preview = preview(table);
    assertThat(rows(preview)).isEqualTo(List.of("1", "2", "3"));
    assertThat(preview.notes())
        .singleElement()
        .asString()
        .contains("2.csv.gz: it cannot be unpacked");
  }

  @Test
  void noMoreThanAskedForAndOnlyTheFirstFilesAreRead() {
    String table = table(LAZY, CSV, "a int", "");
    for (int i = 0; i < 30; i++) {
      town.put("data", table + "/part-%02d".formatted(i), i + "\n");
    }
    assertThat(rows(preview(table))).hasSize(20).contains("0", "19");
    Preview few = town.as(() -> town.room().previews().of(TableName.of("db", table), 3));
    assertThat(rows(few)).isEqualTo(List.of("0", "1", "2"));
    assertThat(few.files()).hasSize(3);
  }

  @Test
  void hiddenEmptyAndExcludedFilesHoldNoRows() {
    String table =
        table(LAZY, Map.of("field.delim", ",", "exclusions", "[\"**.bad\"]"), "a int", "");
    town.put("data", table + "/_SUCCESS", "9\n");
    town.put("data", table + "/.part.crc", "9\n");
    town.put("data", table + "/empty", "");
    town.put("data", table + "/x.bad", "9\n");
    town.put("data", table + "/_temporary/0/part", "9\n");
    town.put("data", table + "/deep/part", "1\n");
    assertThat(rows(preview(table))).isEqualTo(List.of("1"));
  }

  @Test
  void rowsOfPartitionsEndWithTheirValues() {
    String table = table(LAZY, CSV, "a int", "day string, hour int");
    assertThat(preview(table).notes())
        .containsExactly("The table has no partitions yet, and so no rows.");
    partition(table, "2026-01-01", "1");
    partition(table, "2026-01-02", "2");
    partition(table, "2026-01-03", "3");
    town.put("data", table + "/2026-01-01/1/part", "10\n");
    town.put("data", table + "/2026-01-03/3/part", "30\n");
    Preview preview = preview(table);
    assertThat(rows(preview)).isEqualTo(List.of("10|2026-01-01|1", "30|2026-01-03|3"));
    assertThat(preview.keys()).isEqualTo(2);
    assertThat(preview.columns().get(2).name()).isEqualTo("hour");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "snappy-v1",
        "snappy-v2",
        "zstd-v1",
        "zstd-v2",
        "gzip-v1",
        "lz4raw-v1",
        "uncompressed-v1",
        "legacy"
      })
  void readsParquetHoweverItIsPacked(String kind) throws IOException {
    String table =
        table(
            PARQUET,
            Map.of(),
            "id bigint, NAME string, half double, price decimal(12,2), even boolean, day date, "
                + "at timestamp, pair array<bigint>, counts map<string,bigint>, "
                + "deep struct<x:int,tags:array<struct<t:string>>>, raw binary, word string, "
                + "absent int",
            "");
    town.put("data", table + "/part.parquet", resource("pages/" + kind + ".parquet"));
    Preview preview = preview(table);
    assertThat(preview.notes()).isEmpty();
    List<String> rows = rows(preview);
    assertThat(rows).hasSize(100);
    assertThat(rows.get(4))
        .isEqualTo(
            "4|name 4|1.0|1.33|true|2026-01-05|2026-01-01 10:20:34.123456|null|{\"k4\":8}|"
                + "{\"x\":4,\"tags\":[{\"t\":\"t4\"}]}|0x6234|word|null");
    assertThat(rows.get(99))
        .startsWith("99|name 99|24.75|33.00|false|2026-04-10|")
        .contains("|null|");
    assertThat(rows.get(98)).contains("|[98,99]|");
  }

  @Test
  void aBrokenParquetFileIsSaidToBe() throws IOException {
    byte[] good = resource("pages/snappy-v1.parquet");
    String table = table(PARQUET, Map.of(), "id bigint", "");
    town.put("data", table + "/1", "PAR1 but not really PAR1");
    town.put("data", table + "/2", Arrays.copyOf(good, good.length / 2));
    byte[] spoilt = good.clone();
    Arrays.fill(spoilt, 20, 200, (byte) 0x5a);
    town.put("data", table + "/3", spoilt);
    town.put("data", table + "/4", good);
    Preview preview = preview(table);
    assertThat(preview.notes()).hasSize(3).allMatch(note -> note.startsWith("s3://data/"));
    assertThat(rows(preview)).hasSize(100);
  }

  @Test
  void whatIsGoneOrNotReadIsSaid() {
    String table = table(LAZY, CSV, "a int", "");
    assertThat(preview(table).notes())
        .containsExactly("There is no data at s3://data/" + table + "/.");
    String gone = tableAt("s3://no-such-bucket/x/", LAZY, CSV, "a int", "");
    assertThatThrownBy(() -> preview(gone))
        .isInstanceOf(PreviewException.class)
        .hasMessage("The bucket no-such-bucket is not there.");
    for (Map.Entry<String, String> one :
        Map.of(
                "org.apache.hadoop.hive.ql.io.orc.OrcSerde", "OrcSerde",
                "org.apache.hadoop.hive.serde2.avro.AvroSerDe", "AvroSerDe")
            .entrySet()) {
      String other = table(one.getKey(), Map.of(), "a int", "");
      assertThatThrownBy(() -> preview(other))
          .isInstanceOf(PreviewException.class)
          .hasMessageContaining(one.getValue());
    }
    String lake = table(PARQUET, Map.of("table_type", "ICEBERG"), "a int", "");
    assertThatThrownBy(() -> preview(lake))
        .hasMessage("There is no preview of tables of Iceberg yet.");
    String elsewhere = tableAt("jdbc:postgresql://h/d", LAZY, CSV, "a int", "");
    assertThatThrownBy(() -> preview(elsewhere)).hasMessageContaining("jdbc:postgresql://h/d");
    String path = table(JSON, Map.of("jsonPath", "$.a.b"), "a int", "");
    assertThatThrownBy(() -> preview(path)).hasMessageContaining("$.a.b");
  }

  @Test
  void aHugeFileIsReadAtItsBeginningOnly() {
    String table = table(LAZY, CSV, "a string", "");
    town.put("data", table + "/1", "x".repeat(6 << 20));
    town.put("data", table + "/2", ("{\"a\":1}" + "y".repeat(93) + "\n").repeat(50_000));
    Preview preview = preview(table);
    assertThat(rows(preview)).hasSize(100);
    assertThat(rows(preview).get(0)).hasSizeLessThan(5_000);
  }

  private static Preview preview(String table) {
    return town.as(() -> town.room().previews().of(TableName.of("db", table), Previews.USUAL));
  }

  private static List<String> rows(Preview preview) {
    return preview.rows().stream().map(PreviewsTest::shown).toList();
  }

  private static String shown(ShownRow row) {
    List<String> values = new ArrayList<>();
    row.values().forEach(value -> values.add(String.valueOf(value)));
    return String.join("|", values) + (row.bad() == null ? "" : " ! " + row.bad());
  }

  private static String table(
      String serde, Map<String, String> facts, String columns, String keys) {
    return tableAt(null, serde, facts, columns, keys);
  }

  private static String tableAt(
      String location, String serde, Map<String, String> facts, String columns, String keys) {
    String name = "t" + NAMES.incrementAndGet();
    TableInput input =
        TableInput.builder()
            .name(name)
            .parameters(facts)
            .partitionKeys(columns(keys))
            .storageDescriptor(
                storage(
                    location == null ? "s3://data/" + name + "/" : location, serde, facts, columns))
            .build();
    town.as(
        () -> {
          town.catalog.tables().create(DatabaseName.of("db"), input);
          return true;
        });
    return name;
  }

  private static StorageDescriptor storage(
      String location, String serde, Map<String, String> facts, String columns) {
    return StorageDescriptor.builder()
        .location(location)
        .columns(columns(columns))
        .serdeInfo(info -> info.serializationLibrary(serde).parameters(facts))
        .build();
  }

  /** Split at commas that lie in no brackets. */
  private static List<Column> columns(String text) {
    List<Column> columns = new ArrayList<>();
    for (String one : text.split(", ", -1)) {
      if (!one.isEmpty()) {
        String[] pair = one.split(" ", 2);
        columns.add(Column.builder().name(pair[0]).type(pair[1]).build());
      }
    }
    return columns;
  }

  private static void partition(String table, String... values) {
    PartitionInput input =
        PartitionInput.builder()
            .values(values)
            .storageDescriptor(
                storage(
                    "s3://data/" + table + "/" + String.join("/", values) + "/",
                    LAZY,
                    CSV,
                    "a int"))
            .build();
    town.as(
        () -> {
          town.catalog.partitions().create(TableName.of("db", table), input);
          return true;
        });
  }

  private static byte[] resource(String name) throws IOException {
    try (var in = PreviewsTest.class.getResourceAsStream("/" + name)) {
      return in.readAllBytes();
    }
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
