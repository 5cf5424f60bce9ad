package io.mastic.runtime.connector;

import io.mastic.runtime.option.KnownOptions;
import io.mastic.runtime.option.Options;
import io.mastic.runtime.option.Vocabulary;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * MongoDB and DocumentDB by MongoDB's connector, whose tenth version has other names for what
 * Glue's guide says.
 */
final class Mongo {

  static final Set<String> TYPES = Set.of("mongodb", "documentdb");

  private static final String FORMAT = "com.mongodb.spark.sql.connector.MongoTableProvider";
  private static final String PARTITIONERS = "com.mongodb.spark.sql.connector.read.partitioner.";

  private static final Map<String, String> RENAMED =
      Map.of(
          "partitionerOptions.partitionSizeMB", "partitioner.options.partition.size",
          "partitionerOptions.partitionKey", "partitioner.options.partition.field",
          "partitionerOptions.samplesPerPartition", "partitioner.options.samples.per.partition",
          "partitionerOptions.numberOfPartitions", "partitioner.options.max.number.of.partitions",
          "pipeline", "aggregation.pipeline",
          "ordered", "ordered",
          "sampleSize", "sampleSize");

  /** The names of the connector that Glue 3.0 and before have. */
  private static final Map<String, String> OLD_PARTITIONERS =
      Map.of(
          "MongoDefaultPartitioner", "SamplePartitioner",
          "MongoSamplePartitioner", "SamplePartitioner",
          "MongoShardedPartitioner", "ShardedPartitioner",
          "MongoSplitVectorPartitioner", "PaginateBySizePartitioner",
          "MongoPaginateByCountPartitioner", "PaginateIntoPartitionsPartitioner",
          "MongoPaginateBySizePartitioner", "PaginateBySizePartitioner",
          "MongoSinglePartitioner", "SinglePartitionPartitioner");

  private static final Vocabulary KNOWN =
      KnownOptions.vocabulary("mongodb", "a MongoDB connection");

  private Mongo() {}

  static Connector connector(Options given) {
    KNOWN.check(given);
    String uri =
        given
            .text("connection.uri")
            .or(() -> given.text("uri"))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "The option connection.uri is missing, and so is a connectionName"));
    Map<String, String> options = new HashMap<>();
    options.put("connection.uri", uri(uri, given));
    options.put("database", given.required("database"));
    options.put("collection", given.required("collection"));
    given.text("partitioner").ifPresent(name -> options.put("partitioner", partitioner(name)));
    RENAMED.forEach((glue, name) -> given.text(glue).ifPresent(value -> options.put(name, value)));
    given
        .texts()
        .forEach(
            (name, value) -> {
              if (name.startsWith("aggregation.")
                  || name.startsWith("partitioner.")
                  || name.startsWith("sql.")
                  || Set.of(
                          "idFieldList",
                          "operationType",
                          "maxBatchSize",
                          "upsertDocument",
                          "comment")
                      .contains(name)) {
                options.put(name, value);
              }
            });
    return new Connector(FORMAT, options);
  }

  /** With who logs in and how, where the URI does not say so itself and is not to stay as it is. */
  static String uri(String uri, Options given) {
    if (given.isOn("disableUpdateUri")) {
      return uri;
    }
    String all = uri;
    String user = given.text("username", "");
    if (!user.isEmpty() && !uri.contains("@")) {
      String login = encoded(user) + ":" + encoded(given.text("password", "")) + "@";
      all = uri.replaceFirst("://", "://" + Matcher.quoteReplacement(login));
    }
    if (given.isOn("ssl")) {
      all = with(all, "tls=true");
    }
    if (given.isOff("ssl.domain_match")) {
      all = with(all, "tlsAllowInvalidHostnames=true");
    }
    if (given.has("retryWrites")) {
      all = with(all, "retryWrites=" + given.required("retryWrites"));
    }
    return all;
  }

  private static String with(String uri, String setting) {
    if (uri.contains("?")) {
      return uri + "&" + setting;
    }
    String hosts = uri.replaceFirst("^[a-z+]+://", "");
    return uri + (hosts.contains("/") ? "?" : "/?") + setting;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String partitioner(String name) {
    String renamed = OLD_PARTITIONERS.getOrDefault(name, name);
    return renamed.contains(".") ? renamed : PARTITIONERS + renamed;
  }
}
