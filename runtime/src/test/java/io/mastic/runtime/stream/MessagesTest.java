package io.mastic.runtime.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.runtime.frame.Sparks;
import io.mastic.runtime.option.Options;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Messages as rows: each is parsed once, and what cannot be read is told by its place. */
class MessagesTest {

  private static Dataset<Row> messages(String... values) {
    List<byte[]> all = new ArrayList<>();
    for (String value : values) {
      all.add(value.getBytes(StandardCharsets.UTF_8));
    }
    return messages(all);
  }

  private static Dataset<Row> messages(List<byte[]> values) {
    List<Row> rows = new ArrayList<>();
    for (byte[] value : values) {
      rows.add(RowFactory.create(value, "t", 3, (long) rows.size()));
    }
    JavaSparkContext context = new JavaSparkContext(Sparks.session().sparkContext());
    return Sparks.session()
        .createDataFrame(
            context.parallelize(rows, 1),
            StructType.fromDDL("value BINARY, topic STRING, partition INT, offset BIGINT"));
  }

  private static Dataset<Row> rows(Dataset<Row> messages, Map<String, String> options) {
    return Messages.rows(
        messages,
        new Messages.Envelope(
            functions.col("value"),
            functions.expr("concat(topic, '/', partition, '/', offset)"),
            List.of("topic", "partition", "offset"),
            List.of(functions.col("offset").as("beside"))),
        MessageOptions.of(new Options(options), null, null));
  }

  private static String told(Runnable step) {
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      step.run();
    } finally {
      System.setErr(before);
    }
    return said.toString(StandardCharsets.UTF_8);
  }

  @Test
  void whatIsNoJsonIsLeftOutAndTold() {
    Dataset<Row> rows =
        rows(
            messages("{\"a\": 1}", "no JSON", "{\"a\": 2}"),
            Map.of("classification", "json", "schema", "a INT"));
    String said =
        told(
            () ->
                assertThat(rows.orderBy("a").collectAsList())
                    .extracting(Row::toString)
                    .containsExactly("[1,0]", "[2,2]"));
    assertThat(said).contains("left out the message at t/3/1: it is no JSON");
  }

  /** A filter that the optimizer moves before the parsing would have each message parsed twice. */
  @Test
  void eachMessageIsParsedOnce() {
    Dataset<Row> rows =
        rows(
            messages("{\"a\": 1, \"b\": 2}"),
            Map.of("classification", "json", "schema", "a INT, b INT"));
    String plan = rows.queryExecution().optimizedPlan().toString();
    assertThat(plan.split("from_json", -1)).as(plan).hasSize(2);
  }

  @Test
  void whatTheRegistrysSerializersPutBeforeAMessageIsTakenOff() {
    byte[] json = "{\"a\": 7}".getBytes(StandardCharsets.UTF_8);
    byte[] packed = new byte[18 + json.length];
    packed[0] = 3;
    System.arraycopy(json, 0, packed, 18, json.length);
    Dataset<Row> marked = messages(List.of(packed, "{\"a\": 8}".getBytes(StandardCharsets.UTF_8)));
    assertThat(rows(marked, Map.of("classification", "json", "schema", "a INT")).collectAsList())
        .extracting(row -> row.getInt(0))
        .containsExactlyInAnyOrder(7, 8);
  }
}
