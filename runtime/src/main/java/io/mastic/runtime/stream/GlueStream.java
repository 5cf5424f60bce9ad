package io.mastic.runtime.stream;

import io.mastic.runtime.catalog.GlueCatalog;
import io.mastic.runtime.catalog.SparkHiveTypes;
import io.mastic.runtime.catalog.StreamKind;
import io.mastic.runtime.jdbc.Secrets;
import io.mastic.runtime.kinesis.KinesisProvider;
import io.mastic.runtime.option.Options;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Connection;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;

/**
 * A stream that a script names by options, or by a table of the catalog.
 *
 * @param declared the table's columns; null without a table
 * @param registered the table's schema in the registry; null for none
 */
public record GlueStream(
    SparkSession session,
    StreamKind kind,
    Options options,
    @Nullable StructType declared,
    @Nullable String registered) {

  private static final String HEADERS = "glue_streaming_kafka_headers";
  private static final String TIMESTAMP = "__src_timestamp";
  private static final String SPARKS_KAFKA = "org.apache.spark.sql.kafka010.KafkaSourceProvider";

  /** Of a table's parameters those that say where its stream is and how it is read. */
  private static final List<String> OF_TABLES =
      List.of(
          "topicName",
          "connectionName",
          "bootstrap.servers",
          "security.protocol",
          "streamARN",
          "streamName",
          "endpointUrl",
          "region",
          "startingPosition",
          "startingOffsets",
          "classification",
          "delimiter",
          "schema",
          "avroSchema",
          "inferSchema");

  /** What options name. */
  public static GlueStream of(
      SparkSession session, StreamKind kind, Options options, GlueCatalog catalog) {
    return new GlueStream(
        session, kind, withConnection(session, kind, options, catalog), null, null);
  }

  /** What a table of the catalog names; options win. */
  public static GlueStream of(
      SparkSession session, StreamKind kind, Table table, Options options, GlueCatalog catalog) {
    StorageDescriptor storage =
        table.storageDescriptor() == null
            ? StorageDescriptor.builder().build()
            : table.storageDescriptor();
    Map<String, String> facts = new HashMap<>(table.parameters());
    facts.putAll(storage.parameters());
    Map<String, String> said = new HashMap<>();
    Options all = new Options(facts);
    OF_TABLES.forEach(name -> all.text(name).ifPresent(value -> said.put(name, value)));
    String location = storage.location() == null ? "" : storage.location();
    String place = kind == StreamKind.KAFKA ? "topicName" : "streamName";
    if (!said.containsKey(place) && !said.containsKey("streamARN") && !location.isEmpty()) {
      said.put(place, location);
    }
    StructType columns = SparkHiveTypes.schema(storage.columns());
    return new GlueStream(
        session,
        kind,
        withConnection(session, kind, new Options(said).with(options), catalog),
        columns.isEmpty() ? null : columns,
        Registered.of(table).orElse(null));
  }

  private static Options withConnection(
      SparkSession session, StreamKind kind, Options options, GlueCatalog catalog) {
    Optional<String> name = options.text("connectionName").filter(n -> !n.isEmpty());
    if (kind != StreamKind.KAFKA || name.isEmpty()) {
      return options;
    }
    Connection connection = catalog.loadConnection(name.get());
    return KafkaConnection.options(
            connection,
            new KafkaConnection.Reading() {
              @Override
              public String file(String path) {
                return text(session, path);
              }

              @Override
              public Map<String, String> secret(String id) {
                return Secrets.load(id);
              }
            })
        .with(options);
  }

  private static String text(SparkSession session, String path) {
    Path file = new Path(path);
    try (InputStream in = file.getFileSystem(session.sessionState().newHadoopConf()).open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The certificate " + path + " cannot be read", e);
    }
  }

  public static boolean supportsFormat(String format) {
    return MessageOptions.isKnown(format);
  }

  public GlueStream withFormat(String format, Options more) {
    return new GlueStream(
        session, kind, options.with(more).with("classification", format), declared, registered);
  }

  /** The stream itself, which goes on. */
  public Dataset<Row> stream() {
    MessageOptions messages = messages();
    StreamEndings.afterTheBatch(session);
    Options own = options.without(MessageOptions.NAMES);
    Dataset<Row> raw =
        kind == StreamKind.KAFKA
            ? session.readStream().format(kafka()).options(KafkaOptions.stream(own)).load()
            : session.readStream().format(KinesisProvider.FORMAT).options(own.texts()).load();
    return rows(messages, measured(raw));
  }

  private Dataset<Row> measured(Dataset<Row> raw) {
    return options.isOn(ConsumerLag.OPTION) ? ConsumerLag.told(raw, received()) : raw;
  }

  /** When a message came into the stream. */
  private Column received() {
    return functions.col(kind == StreamKind.KAFKA ? "timestamp" : "approximateArrivalTimestamp");
  }

  /** What is in it now. */
  public Dataset<Row> batch() {
    MessageOptions messages = messages();
    Options own = options.without(MessageOptions.NAMES);
    Dataset<Row> rows =
        kind == StreamKind.KAFKA
            ? session.read().format(kafka()).options(KafkaOptions.batch(own)).load()
            : session
                .read()
                .format(KinesisProvider.FORMAT)
                .options(new Options(Map.of("startingPosition", "trim_horizon")).with(own).texts())
                .load();
    return Messages.inferred(rows(messages, measured(rows)));
  }

  private MessageOptions messages() {
    MessageOptions messages = MessageOptions.of(options, declared, registered);
    if (kind == StreamKind.KINESIS && messages.withHeaders()) {
      throw new IllegalArgumentException(
          "The option " + MessageOptions.HEADERS + " is for Kafka: records of Kinesis have none");
    }
    return messages;
  }

  private Dataset<Row> rows(MessageOptions messages, Dataset<Row> raw) {
    List<Column> beside = new ArrayList<>();
    boolean kafka = kind == StreamKind.KAFKA;
    if (messages.withHeaders()) {
      beside.add(
          functions
              .expr(
                  "transform(headers, h -> named_struct('key', h.key, 'value', cast(h.value as"
                      + " string)))")
              .as(HEADERS));
    }
    if (messages.timestamped()) {
      beside.add(received().as(TIMESTAMP));
    }
    Column place =
        functions.expr(
            kafka
                ? "concat('topic ', topic, ', partition ', partition, ', offset ', offset)"
                : "concat('stream ', streamName, ', shard ', shardId, ', sequence number ',"
                    + " sequenceNumber)");
    Column payload = functions.col(kafka ? "value" : "data");
    List<String> placed =
        kafka
            ? List.of("topic", "partition", "offset")
            : List.of("streamName", "shardId", "sequenceNumber");
    return Messages.rows(raw, new Messages.Envelope(payload, place, placed, beside), messages);
  }

  private static String kafka() {
    try {
      Class.forName(SPARKS_KAFKA, false, Thread.currentThread().getContextClassLoader());
      return StreamKind.KAFKA.word();
    } catch (ClassNotFoundException | LinkageError e) {
      throw new IllegalStateException(
          "Kafka's libraries are with runs of the command gluestreaming, and with those whose"
              + " script has the word kafka; this run has neither",
          e);
    }
  }
}
