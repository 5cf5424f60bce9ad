package io.mastic.runtime.stream;

import static java.util.Locale.ROOT;

import io.mastic.runtime.option.KnownOptions;
import io.mastic.runtime.option.Options;
import io.mastic.runtime.option.Vocabulary;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The options of the Glue Developer Guide's "Kafka connections" in the words of Spark's source. */
final class KafkaOptions {

  private static final Vocabulary KNOWN = KnownOptions.vocabulary("kafka source", "a Kafka source");

  /** Ours to Spark's, where a value goes over as it is. */
  private static final Map<String, String> SAME =
      Map.ofEntries(
          Map.entry("bootstrap.servers", "kafka.bootstrap.servers"),
          Map.entry("security.protocol", "kafka.security.protocol"),
          Map.entry("topicName", "subscribe"),
          Map.entry("subscribe", "subscribe"),
          Map.entry("assign", "assign"),
          Map.entry("subscribePattern", "subscribePattern"),
          Map.entry("pollTimeoutMs", "kafkaConsumer.pollTimeoutMs"),
          Map.entry("numRetries", "fetchOffset.numRetries"),
          Map.entry("retryIntervalMs", "fetchOffset.retryIntervalMs"),
          Map.entry("maxOffsetsPerTrigger", "maxOffsetsPerTrigger"),
          Map.entry("minPartitions", "minPartitions"),
          Map.entry("failOnDataLoss", "failOnDataLoss"),
          Map.entry("groupIdPrefix", "groupIdPrefix"),
          Map.entry(MessageOptions.HEADERS, "includeHeaders"));

  private KafkaOptions() {}

  /**
   * @throws IllegalArgumentException naming what is missing, contradicts itself or is not supported
   */
  static Map<String, String> stream(Options given) {
    if (given.has("endingOffsets")) {
      throw new IllegalArgumentException(
          "The option endingOffsets is for a batch (create_dynamic_frame); a stream has no end");
    }
    Map<String, String> spark = both(given);
    if (!given.has("startingTimestamp")) {
      spark.put("startingOffsets", first(given, "latest"));
    }
    return spark;
  }

  /** As above, for one read of what there is. */
  static Map<String, String> batch(Options given) {
    if (given.has("maxOffsetsPerTrigger")) {
      throw new IllegalArgumentException(
          "The option maxOffsetsPerTrigger is for a stream (create_data_frame)");
    }
    Map<String, String> spark = both(given);
    if (!given.has("startingTimestamp")) {
      spark.put("startingOffsets", first(given, "earliest"));
    }
    given.text("endingOffsets").ifPresent(end -> spark.put("endingOffsets", end));
    return spark;
  }

  /** The guide's Scala examples say startingPosition of a topic too, in the words of Kinesis. */
  private static String first(Options given, String otherwise) {
    Optional<String> position = given.text("startingPosition");
    if (position.isPresent() && given.has("startingOffsets")) {
      throw new IllegalArgumentException(
          "Only one of the options startingOffsets and startingPosition is possible");
    }
    return position
        .map(said -> said.equalsIgnoreCase("trim_horizon") ? "earliest" : said.toLowerCase(ROOT))
        .orElseGet(() -> given.text("startingOffsets", otherwise));
  }

  private static Map<String, String> both(Options given) {
    KNOWN.check(given);
    Map<String, String> spark = new LinkedHashMap<>();
    SAME.forEach((glue, name) -> given.text(glue).ifPresent(value -> spark.put(name, value)));
    given
        .texts()
        .forEach(
            (name, value) -> {
              if (name.regionMatches(true, 0, "kafka.", 0, "kafka.".length())) {
                spark.putIfAbsent(name, value);
              }
            });
    if (!spark.containsKey("kafka.bootstrap.servers")) {
      throw new IllegalArgumentException(
          "The option bootstrap.servers is missing, and so is a connectionName");
    }
    long topics =
        Set.of("subscribe", "assign", "subscribePattern").stream()
            .filter(spark::containsKey)
            .count();
    if (topics != 1) {
      throw new IllegalArgumentException(
          "One of the options topicName, assign and subscribePattern is needed");
    }
    if (given.has("startingTimestamp")) {
      if (given.has("startingOffsets")) {
        throw new IllegalArgumentException(
            "Only one of the options startingOffsets and startingTimestamp is possible");
      }
      spark.put("startingTimestamp", Long.toString(millis(given.required("startingTimestamp"))));
      // A time after the last message is that message's end.
      spark.put("startingOffsetsByTimestampStrategy", "latest");
    }
    return spark;
  }

  private static long millis(String time) {
    try {
      return Instant.parse(time).toEpochMilli();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "The option startingTimestamp is a time such as 2026-01-31T08:00:00Z, not " + time, e);
    }
  }
}
