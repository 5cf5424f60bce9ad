package io.mastic.runtime.stream;

import static org.apache.spark.sql.avro.functions.from_avro;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.avro.SchemaConverters;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Messages as rows. A message that cannot be read is left out, and the run's error log says which
 * one: it stays in its stream, and the rows of all others go on.
 */
public final class Messages {

  /** The one column of messages whose schema each batch finds anew, as AWS names it. */
  public static final String TO_BE_INFERRED = "$json$data_infer_schema$_temporary$";

  private static final String CORRUPT = "$mastic$unreadable$";
  private static final String VALUE = "$mastic$value$";
  private static final String PARSED = "$mastic$message$";
  private static final String UNMOVED = "$mastic$unmoved$";

  private Messages() {}

  /**
   * What comes along with a message.
   *
   * @param payload its bytes
   * @param place where it is, for who is told of it: an expression over {@code placed}, as few ask
   * @param placed the columns of a message's place
   * @param beside columns that are kept as they are
   */
  record Envelope(Column payload, Column place, List<String> placed, List<Column> beside) {}

  static Dataset<Row> rows(Dataset<Row> messages, Envelope envelope, MessageOptions options) {
    List<Column> all = new ArrayList<>(envelope.beside());
    all.add(plain(envelope, options).as(VALUE));
    envelope.placed().forEach(name -> all.add(functions.col(name)));
    Dataset<Row> plain = select(messages, all).filter(functions.col(VALUE).isNotNull());
    List<Column> beside =
        envelope.beside().stream().map(column -> functions.col(nameOf(column))).toList();
    if (options.classification().equals("avro")) {
      return avro(plain, beside, Objects.requireNonNull(options.avro()));
    }
    Column text = functions.col(VALUE).cast(DataTypes.StringType);
    StructType columns = options.columns();
    if (columns == null) {
      return select(plain, with(text.as(TO_BE_INFERRED), beside));
    }
    return options.classification().equals("csv")
        ? csv(plain, beside, columns, options.delimiter())
        : json(plain, new Envelope(text, envelope.place(), envelope.placed(), beside), columns);
  }

  /** A batch whose messages are still texts, under the schema that all of them have together. */
  public static Dataset<Row> inferred(Dataset<Row> batch) {
    if (!Arrays.asList(batch.columns()).contains(TO_BE_INFERRED)) {
      return batch;
    }
    SparkSession session = batch.sparkSession();
    Column text = batch.col("`" + TO_BE_INFERRED + "`");
    StructType schema =
        session
            .read()
            .option("mode", "DROPMALFORMED")
            .json(batch.select(text).as(Encoders.STRING()))
            .schema();
    List<Column> beside =
        Arrays.stream(batch.columns())
            .filter(name -> !name.equals(TO_BE_INFERRED))
            .map(functions::col)
            .toList();
    List<Column> all = new ArrayList<>(beside);
    all.add(text.as(VALUE));
    Column value = functions.col("`" + VALUE + "`");
    Envelope envelope = new Envelope(value, functions.lit("this batch"), List.of(), beside);
    return json(select(batch, all), envelope, schema);
  }

  /**
   * Beside each parsed message stands what no optimizer moves: else it would put the filter before
   * the parsing, and read each message twice.
   */
  private static Dataset<Row> json(Dataset<Row> plain, Envelope texts, StructType columns) {
    StructType withCorrupt = columns.add(CORRUPT, DataTypes.StringType);
    Column parsed =
        functions.from_json(
            texts.payload(),
            withCorrupt,
            Map.of("mode", "PERMISSIVE", "columnNameOfCorruptRecord", CORRUPT));
    List<Column> all = new ArrayList<>(texts.beside());
    all.add(parsed.as(PARSED));
    all.add(functions.spark_partition_id().as(UNMOVED));
    texts.placed().forEach(name -> all.add(functions.col(name)));
    Column corrupt = functions.col("`" + PARSED + "`").getField(CORRUPT);
    Column told = TOLD.apply(texts.place(), functions.col("`" + UNMOVED + "`"));
    Dataset<Row> good = select(plain, all).filter(corrupt.isNull().or(told));
    return select(good, fields(columns, texts.beside()));
  }

  /** As in a table of delimited text: what is no value of its column's type is null. */
  private static Dataset<Row> csv(
      Dataset<Row> plain, List<Column> beside, StructType columns, String delimiter) {
    Column parsed =
        functions.from_csv(
            functions.col("`" + VALUE + "`").cast(DataTypes.StringType),
            functions.lit(columns.toDDL()),
            Map.of("sep", delimiter, "mode", "PERMISSIVE"));
    List<Column> all = new ArrayList<>(beside);
    all.add(parsed.as(PARSED));
    return select(select(plain, all), fields(columns, beside));
  }

  private static Dataset<Row> avro(Dataset<Row> plain, List<Column> beside, String schema) {
    List<Column> all = new ArrayList<>(beside);
    all.add(from_avro(functions.col("`" + VALUE + "`"), schema).as(PARSED));
    StructType columns =
        (StructType) SchemaConverters.toSqlType(new Schema.Parser().parse(schema)).dataType();
    return select(select(plain, all), fields(columns, beside));
  }

  private static List<Column> fields(StructType columns, List<Column> beside) {
    List<Column> fields = new ArrayList<>();
    for (String name : columns.fieldNames()) {
      fields.add(functions.col("`" + PARSED + "`").getField(name).as(name));
    }
    fields.addAll(beside);
    return fields;
  }

  private static List<Column> with(Column first, List<Column> others) {
    List<Column> all = new ArrayList<>(List.of(first));
    all.addAll(others);
    return all;
  }

  private static Dataset<Row> select(Dataset<Row> rows, List<Column> columns) {
    return rows.select(columns.toArray(Column[]::new));
  }

  private static String nameOf(Column column) {
    return column.named().name();
  }

  /**
   * The bytes of a message that its format reads, without what a serializer of the schema registry
   * puts before them; null for one that cannot be read. A function is asked where there is need:
   * each message in Avro, and of others those that begin as the registry's do.
   */
  private static Column plain(Envelope envelope, MessageOptions options) {
    String avro = options.avro();
    Column payload = envelope.payload();
    if (avro != null) {
      return bytes((bytes, place) -> AvroMessage.read(bytes, avro, place))
          .apply(payload, envelope.place());
    }
    Column marked =
        functions.substring(payload, 1, 1).equalTo(functions.lit(new byte[] {Registered.MARK}));
    return functions
        .when(marked, bytes(Registered::payload).apply(payload, envelope.place()))
        .otherwise(payload);
  }

  private static UserDefinedFunction bytes(UDF2<byte[], String, byte[]> read) {
    return functions.udf(read, DataTypes.BinaryType).asNondeterministic();
  }

  private static final UserDefinedFunction TOLD =
      functions
          .udf(
              (UDF2<String, Integer, Boolean>)
                  (place, partition) -> {
                    Unreadable.tell(place, "it is no JSON");
                    return false;
                  },
              DataTypes.BooleanType)
          .asNondeterministic();
}
