package io.mastic.runtime.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.runtime.Buckets;
import io.mastic.runtime.catalog.TableLayout;
import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.frame.Sparks;
import io.mastic.runtime.option.Options;
import io.mastic.runtime.source.FileListing.Depth;
import io.mastic.runtime.source.FileListing.Found;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Table;

/** Files of one source that are not written alike. */
class DifferingFilesTest {

  private Path bucket = Path.of("");

  @BeforeAll
  static void start() {
    Buckets.glue();
  }

  @BeforeEach
  void bucket() throws IOException {
    bucket = Buckets.create("differ");
  }

  private Files files() {
    return Files.partitioned(
        Sparks.session(),
        new FileListing(Sparks.session().sessionState().newHadoopConf())
            .list(List.of(Buckets.url(bucket, "")), Depth.ALL));
  }

  private Frame csv(@Nullable String columns, Map<String, Object> options) {
    StructType declared = columns == null ? null : StructType.fromDDL(columns);
    return new CsvFormat().read(files(), new Options(options), declared);
  }

  private static List<String> rows(Frame frame) {
    return frame.data().collectAsList().stream().map(Row::toString).sorted().toList();
  }

  @Test
  void columnsAreFoundByTheirNamesInEachFile() throws IOException {
    Buckets.put(bucket, "d=1/a.csv", "id,n\n1,a\n");
    Buckets.put(bucket, "d=2/a.csv", "n,id\nb,2\n");
    Buckets.put(bucket, "d=3/a.csv", "\uFEFFid,extra,N\n3,9,c\n");
    Frame frame = csv(null, Map.of("withHeader", true));
    assertThat(frame.data().columns()).containsExactly("id", "n", "extra", "d");
    assertThat(rows(frame)).containsExactly("[1,a,null,1]", "[2,b,null,2]", "[3,c,9,3]");
    assertThat(rows(csv("id bigint, n string, none string", Map.of("withHeader", true))))
        .containsExactly("[1,a,null,1]", "[2,b,null,2]", "[3,c,null,3]");
  }

  /** A name of the catalog alone is the column that stands at its place. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x,y,z | a,b,c | 0 1 2",
        "a,b,c | a,b,c | 0 1 2",
        "c,a,b | a,b,c | 1 2 0",
        "A , b,c | a,b,c | 0 1 2",
        "a,x,b | a,b | 0 2",
        "first,b,c | a,b,c | 0 1 2",
        "a,x,b,c | a,b,c,d | 0 2 3 -1",
        "b | a,b | -1 0"
      })
  void placesByHeader(String header, String wanted, String places) throws IOException {
    List<String> names = List.of(wanted.split(",", -1));
    String[] heads = header.split(",", -1);
    Buckets.put(
        bucket,
        "a.csv",
        header
            + "\n"
            + String.join(",", IntStream.range(0, heads.length).mapToObj(i -> "" + i).toList())
            + "\n");
    StructType columns = new StructType();
    for (String name : names) {
      columns = columns.add(name, "string");
    }
    Row row = csv(columns.toDDL(), Map.of("withHeader", true)).data().first();
    List<String> found = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      found.add(row.isNullAt(i) ? "-1" : row.getString(i));
    }
    assertThat(String.join(" ", found)).isEqualTo(places);
  }

  @Test
  void withoutAHeaderThePartitionSaysWhichColumnsItHas() throws IOException {
    Buckets.put(bucket, "1/a.csv", "1,a\n");
    Buckets.put(bucket, "2/a.csv", "9,2,b\n");
    List<Found> found =
        new FileListing(Sparks.session().sessionState().newHadoopConf())
            .list(List.of(Buckets.url(bucket, "")), Depth.ALL);
    Files placed =
        new Files(
            Sparks.session(),
            new StructType().add("p", "string"),
            List.of(
                new Files.Placed(found.get(0).file(), List.of("x"), List.of()),
                new Files.Placed(found.get(1).file(), List.of("y"), List.of("extra", "ID", "n"))),
            FileGroups.SPARKS_OWN);
    Frame frame =
        new CsvFormat()
            .read(placed, Options.NONE, StructType.fromDDL("id bigint, n string, more string"));
    assertThat(rows(frame)).containsExactly("[1,a,null,x]", "[2,b,null,y]");
  }

  @Test
  void emptyCellsAreNullAndOnlyOtherTextsMakeAChoice() throws IOException {
    Buckets.put(bucket, "a.csv", "1,,2026-01-01,true\n,x,, \n3,y,2026-01-02,false\n");
    Frame frame = csv("a bigint, b string, c date, d boolean", Map.of());
    assertThat(frame.data().schema().toDDL()).isEqualTo("a BIGINT,b STRING,c DATE,d BOOLEAN");
    assertThat(rows(frame))
        .containsExactly("[1,,2026-01-01,true]", "[3,y,2026-01-02,false]", "[null,x,null,null]");
    Buckets.put(bucket, "b.csv", "4.5,z,x,yes\n");
    assertThat(csv("a bigint, b string, c date, d boolean", Map.of()).data().schema().toDDL())
        .isEqualTo(
            "a STRUCT<long: BIGINT, string: STRING>,b STRING,c STRUCT<date: DATE, string: STRING>,"
                + "d STRUCT<boolean: BOOLEAN, string: STRING>");
  }

  @Test
  void quotesThatNothingClosesAreCharacters() throws IOException {
    Buckets.put(
        bucket,
        "a.txt",
        "code|title|last\n"
            + "1|\"National|x\n"
            + "2|5\" pipe|y\n"
            + "3|\"a|b\"|z\n"
            + "4|\"say \"\"hi\"\"\"|\n\n"
            + "5|'|\"\n");
    assertThat(rows(csv(null, Map.of("withHeader", true, "separator", "|"))))
        .containsExactly(
            "[1,\"National,x]", "[2,5\" pipe,y]", "[3,a|b,z]", "[4,say \"hi\",]", "[5,',\"]");
    assertThat(
            rows(csv(null, Map.of("withHeader", true, "separator", "|", "quoteChar", -1))).get(2))
        .isEqualTo("[3,\"a,b\"]");
  }

  @Test
  void aCustomQuoteAndAnEscaper() throws IOException {
    Buckets.put(bucket, "a.csv", "'a;b';'it''s';x\\;y;\\n\n");
    assertThat(rows(csv(null, Map.of("separator", ";", "quoteChar", "'", "escaper", "\\"))))
        .containsExactly("[a;b,it's,x;y,\n]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "parquet | 1 as x | 1.5D as x | x DOUBLE",
        "parquet | 1 as x | 5000000000L as x | x BIGINT",
        "parquet | cast(1 as float) as x | 1.5D as x | x DOUBLE",
        "parquet | 1 as x | 1.25 as x | x DECIMAL(12,2)",
        "parquet | 1 as x, 'a' as y | 1.5D as x, true as z | x DOUBLE,y STRING,z BOOLEAN",
        "parquet | named_struct('i', 1) as x | named_struct('i', 1.5D) as x | x STRUCT<i: DOUBLE>",
        "parquet | array(1) as x | array(5000000000L) as x | x ARRAY<BIGINT>",
        "parquet | 1 as x | 'a' as x | x STRUCT<int: INT, string: STRING>",
        "parquet | 1L as x | 1.5D as x | x STRUCT<double: DOUBLE, long: BIGINT>",
        "orc | 1 as x | 1.5D as x | x DOUBLE",
        "avro | 1 as x | 1.5D as x, 'n' as y | x DOUBLE,y STRING",
      })
  void filesWiden(String format, String one, String two, String columns) {
    for (String select : List.of(one, two)) {
      Sparks.session()
          .sql("select " + select)
          .write()
          .mode("append")
          .format(format)
          .save(Buckets.url(bucket, "d=" + select.length() + "/"));
    }
    Frame frame = FileFormat.of(format).read(files(), Options.NONE, null);
    assertThat(frame.data().drop("d").schema().toDDL()).isEqualTo(columns);
    assertThat(frame.data().filter("x is not null").count()).isEqualTo(2);
  }

  private static TableLayout table(String serde, String... columns) {
    return TableLayout.of(
        Table.builder()
            .databaseName("d")
            .name("t")
            .storageDescriptor(
                s ->
                    s.location("s3://b/")
                        .columns(
                            List.of(columns).stream()
                                .map(
                                    c ->
                                        Column.builder()
                                            .name(c.split(" ", -1)[0])
                                            .type(c.split(" ", -1)[1])
                                            .build())
                                .toList())
                        .serdeInfo(i -> i.serializationLibrary(serde)))
            .build());
  }

  @Test
  void rowsOfATableKeepEveryValueOrRefuse() {
    Frame mixed =
        Sparks.json("{\"a\":1,\"b\":1}", "{\"a\":\"x\",\"b\":\"y\"}", "{\"a\":{\"z\":2}}");
    TableLayout json = table("org.openx.data.jsonserde.JsonSerDe", "A string", "c int");
    assertThat(TableRows.of(mixed.rows(), json.columns(), json).collectAsList())
        .extracting(Row::toString)
        .containsExactlyInAnyOrder("[1,null]", "[x,null]", "[{\"z\":2},null]");
    TableLayout narrow = table("org.openx.data.jsonserde.JsonSerDe", "b int");
    assertThatThrownBy(() -> TableRows.of(mixed.rows(), narrow.columns(), narrow).collectAsList())
        .hasStackTraceContaining("The column b of the table d.t holds a value that is no int");
  }
}
