package io.mastic.runtime.stream;

import io.mastic.runtime.option.Options;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * How messages are to be read, which Kafka and Kinesis have in common.
 *
 * @param classification json, csv or avro
 * @param columns of a JSON or CSV message; null where they are inferred, and for Avro
 * @param avro the schema of an Avro message; null for others
 */
record MessageOptions(
    String classification,
    String delimiter,
    @Nullable StructType columns,
    @Nullable String avro,
    boolean timestamped,
    boolean withHeaders) {

  static final String HEADERS = "includeHeaders";

  /** All of them, which are no source's own. */
  static final List<String> NAMES =
      List.of(
          "classification",
          "delimiter",
          "schema",
          "inferSchema",
          "avroSchema",
          "addRecordTimestamp",
          "typeOfData",
          "connectionName",
          "useConnectionProperties");

  private static final Set<String> FORMATS = Set.of("json", "csv", "avro");

  static boolean isKnown(String format) {
    return FORMATS.contains(format.toLowerCase(Locale.ROOT));
  }

  /**
   * @param declared a table's columns; null for none
   * @param registered a table's schema in the registry; null for none
   * @throws IllegalArgumentException naming what is missing or not supported
   */
  static MessageOptions of(
      Options options, @Nullable StructType declared, @Nullable String registered) {
    String format =
        options
            .text("classification")
            .map(text -> text.toLowerCase(Locale.ROOT))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "The option classification is missing: json, csv or avro"));
    if (!FORMATS.contains(format)) {
      throw new IllegalArgumentException(
          "Messages of classification " + format + " are not supported: json, csv and avro are");
    }
    String schema = options.text("schema").or(() -> options.text("avroSchema")).orElse(null);
    boolean inferred = options.isOn("inferSchema") && schema == null;
    boolean avro = format.equals("avro");
    String avroSchema = avro ? (schema != null ? schema : registered) : null;
    StructType columns =
        avro || inferred ? null : schema != null ? StructType.fromDDL(schema) : declared;
    if (avro && avroSchema == null) {
      throw new IllegalArgumentException(
          "Messages in Avro need the option schema (or avroSchema), or a table whose schema is in"
              + " the schema registry");
    }
    if (!avro && columns == null && !inferred) {
      throw new IllegalArgumentException(
          "The option schema is missing; inferSchema true finds it in each batch");
    }
    if (inferred && format.equals("csv")) {
      throw new IllegalArgumentException(
          "inferSchema is for messages in JSON; messages in CSV need the option schema");
    }
    return new MessageOptions(
        format,
        options.text("delimiter", ","),
        columns,
        avroSchema,
        options.isOn("addRecordTimestamp"),
        options.isOn(HEADERS));
  }
}
