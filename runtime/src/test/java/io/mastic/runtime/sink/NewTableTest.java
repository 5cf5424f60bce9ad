package io.mastic.runtime.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.runtime.Buckets;
import io.mastic.runtime.frame.Sparks;
import io.mastic.runtime.option.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.Column;

/** Files of a table that a job makes, written as the table says that they are. */
class NewTableTest {

  private static final List<Column> COLUMNS =
      List.of(
          Column.builder().name("s").type("string").build(),
          Column.builder().name("at").type("timestamp").build());

  @BeforeAll
  static void start() {
    Buckets.glue();
  }

  private static Dataset<Row> rows() {
    return Sparks.session()
        .sql("select 'a,\"b\"' as s, timestamp'2026-01-02 03:04:05.5' as at")
        .repartition(1);
  }

  private static String written(Options options) throws IOException {
    Path bucket = Buckets.create("new");
    Output.of("csv", options, Optional.empty()).write(rows(), Buckets.url(bucket, "t/"), List.of());
    String key = Buckets.keys(bucket).findFirst().orElseThrow();
    return Files.readString(bucket.resolve(key));
  }

  @Test
  void withoutAQuoteATableEscapes() throws IOException {
    assertThat(written(TableStorage.layout("csv", Options.NONE, "s3://x/", COLUMNS)))
        .isEqualTo("s,at\na\\,\"b\",2026-01-02 03:04:05.5\n");
    assertThat(TableStorage.of("csv", Options.NONE, "s3://x/", COLUMNS).serdeInfo().parameters())
        .containsEntry("escape.delim", "\\")
        .containsEntry("field.delim", ",");
  }

  @Test
  void aQuoteThatIsAskedForMakesAnOpenCsvTable() throws IOException {
    Options quoted = new Options(Map.of("quoteChar", "\"", "writeHeader", false));
    assertThat(written(TableStorage.layout("csv", quoted, "s3://x/", COLUMNS)))
        .isEqualTo("\"a,\"\"b\"\"\",2026-01-02 03:04:05.5\n");
    assertThat(
            TableStorage.of("csv", quoted, "s3://x/", COLUMNS).serdeInfo().serializationLibrary())
        .isEqualTo("org.apache.hadoop.hive.serde2.OpenCSVSerde");
  }

  @Test
  void filesWithoutATableAreQuotedOrNot() throws IOException {
    assertThat(written(Options.NONE)).isEqualTo("s,at\n\"a,\"\"b\"\"\",2026-01-02 03:04:05.5\n");
    assertThat(written(new Options(Map.of("quoteChar", -1, "writeHeader", false))))
        .isEqualTo("a,\"b\",2026-01-02 03:04:05.5\n");
  }

  @Test
  void bytesAreBase64() {
    assertThat(CsvTexts.of(Sparks.session().sql("select X'00ff10' as b")).first().getString(0))
        .isEqualTo("AP8Q");
  }

  @Test
  void recordsAreNoCsv() {
    assertThatThrownBy(() -> CsvTexts.of(Sparks.session().sql("select named_struct('a', 1) as r")))
        .hasMessageContaining("The column r cannot be written as csv")
        .hasMessageContaining("resolveChoice");
  }

  @Test
  void theAvroSchemaReadsFilesFromBeforeAColumn() throws IOException {
    String before = AvroLiteral.of(StructType.fromDDL("s string, at timestamp"));
    Schema schema = new Schema.Parser().parse(before);
    assertThat(schema.getField("s").schema().getTypes().get(0).getType())
        .isEqualTo(Schema.Type.NULL);
    assertThat(schema.getField("at").schema().toString()).contains("timestamp-millis");
    Path bucket = Buckets.create("avro");
    Output.of("avro", new Options(Map.of(AvroLiteral.OPTION, before)), Optional.empty())
        .write(rows(), Buckets.url(bucket, "t/"), List.of());
    String after = AvroLiteral.of(StructType.fromDDL("s string, at timestamp, more int"));
    assertThat(
            Sparks.session()
                .read()
                .format("avro")
                .option("avroSchema", after)
                .load(Buckets.url(bucket, "t/"))
                .collectAsList())
        .extracting(Row::toString)
        .containsExactly("[a,\"b\",2026-01-02 03:04:05.5,null]");
    assertThat(TableStorage.of("avro", Options.NONE, "s3://x/", COLUMNS).serdeInfo().parameters())
        .containsEntry("avro.schema.literal", before);
  }
}
