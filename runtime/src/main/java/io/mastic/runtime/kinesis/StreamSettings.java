package io.mastic.runtime.kinesis;

import io.mastic.runtime.option.KnownOptions;
import io.mastic.runtime.option.Options;
import io.mastic.runtime.option.Vocabulary;
import io.mastic.runtime.service.AwsRole;
import io.mastic.runtime.service.AwsService;
import java.io.Serializable;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stream and how it is read, by the options of the Glue Developer Guide's "Kinesis connections".
 */
record StreamSettings(String stream, AwsService service, Position first, Pace pace, boolean strict)
    implements Serializable {

  /**
   * How much is read at a time.
   *
   * @param fetchMillis for one batch and shard
   * @param fetchRecords the same
   * @param readRecords in one call
   * @param idleMillis between two calls
   * @param shardsMillis between two looks at which shards there are
   */
  record Pace(
      long fetchMillis, long fetchRecords, int readRecords, long idleMillis, long shardsMillis)
      implements Serializable {}

  private static final Vocabulary KNOWN =
      KnownOptions.vocabulary("kinesis source", "a Kinesis source");

  /**
   * @throws IllegalArgumentException naming what is missing, wrong or not supported
   */
  static StreamSettings of(Options options) {
    KNOWN.check(options);
    String arn = options.text("streamARN", "");
    String stream =
        options
            .text("streamName")
            .or(() -> Optional.of(arn.replaceFirst(".*:stream/", "")).filter(n -> !n.isEmpty()))
            .orElseThrow(
                () ->
                    new IllegalArgumentException("The option streamARN or streamName is missing"));
    String region = region(options, arn);
    URI endpoint =
        options
            .text("endpointUrl")
            .map(URI::create)
            .orElseGet(() -> AwsService.endpoint("kinesis", region));
    AwsService.Retries retries =
        new AwsService.Retries(
            (int) options.number("numRetries", 3),
            options.number("retryIntervalMs", 1000),
            options.number("maxRetryIntervalMs", 10000));
    return new StreamSettings(
        stream,
        new AwsService(
            "kinesis", "Kinesis_20131202", endpoint, region, role(options, region), retries),
        first(options.text("startingPosition", "latest"), System.currentTimeMillis()),
        new Pace(
            options.number("maxFetchTimeInMs", 1000),
            options.number("maxFetchRecordsPerShard", 100_000),
            (int) options.number("maxRecordPerRead", 10_000),
            options.isOn("addIdleTimeBetweenReads")
                ? options.number("idleTimeBetweenReadsInMs", 1000)
                : 0,
            millis(options.text("describeShardInterval", "10s"))),
        options.isOn("failOnDataLoss"));
  }

  private static String region(Options options, String arn) {
    String[] parts = arn.split(":", -1);
    return options
        .text("region")
        .or(() -> options.text("regionName"))
        .orElseGet(() -> parts.length > 3 ? parts[3] : AwsService.ownRegion());
  }

  private static @Nullable AwsRole role(Options options, String region) {
    return options
        .text("awsSTSRoleARN")
        .map(
            arn ->
                new AwsRole(
                    arn,
                    options.text("awsSTSSessionName", "glue"),
                    options
                        .text("awsSTSEndpoint")
                        .map(URI::create)
                        .orElseGet(() -> AwsService.endpoint("sts", region)),
                    region))
        .orElse(null);
  }

  /** A place that is the same whenever it is asked for: what comes from now on is "latest". */
  static Position first(String said, long now) {
    return switch (said.toLowerCase(Locale.ROOT)) {
      case "latest" -> Position.at(now);
      case "trim_horizon", "earliest" -> Position.OLDEST;
      default -> {
        try {
          yield Position.at(Instant.parse(said).toEpochMilli());
        } catch (DateTimeParseException e) {
          throw new IllegalArgumentException(
              "The option startingPosition is latest, trim_horizon, earliest or a time such as"
                  + " 2026-01-31T08:00:00Z, not "
                  + said,
              e);
        }
      }
    };
  }

  static long millis(String interval) {
    String text = interval.strip().toLowerCase(Locale.ROOT);
    String number = text.replaceFirst("[a-z]+$", "").strip();
    long factor =
        switch (text.substring(number.length()).strip()) {
          case "ms" -> 1;
          case "", "s" -> 1000;
          case "m" -> 60_000;
          case "h" -> 3_600_000;
          default ->
              throw new IllegalArgumentException(
                  "The option describeShardInterval is a time such as 10s, not " + interval);
        };
    return Long.parseLong(number) * factor;
  }
}
