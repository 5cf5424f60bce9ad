package io.mastic.runtime.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.runtime.option.Options;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Glue's options for stores, and those of the connectors. */
class ConnectorsTest {

  @Test
  void mongo() {
    Options given =
        new Options(
            Map.of(
                "uri", "mongodb://h:1",
                "database", "d",
                "collection", "c",
                "partitioner", "MongoSamplePartitioner",
                "partitionerOptions.partitionSizeMB", "10",
                "partitionerOptions.partitionKey", "_id"));
    assertThat(Mongo.connector(given).options())
        .containsOnly(
            Map.entry("connection.uri", "mongodb://h:1"),
            Map.entry("database", "d"),
            Map.entry("collection", "c"),
            Map.entry(
                "partitioner",
                "com.mongodb.spark.sql.connector.read.partitioner.SamplePartitioner"),
            Map.entry("partitioner.options.partition.size", "10"),
            Map.entry("partitioner.options.partition.field", "_id"));
    assertThat(
            Mongo.uri(
                "mongodb://h:1",
                new Options(
                    Map.of(
                        "username", "ann",
                        "password", "a b@$1",
                        "ssl", "true",
                        "ssl.domain_match", "false",
                        "retryWrites", "false"))))
        .isEqualTo(
            "mongodb://ann:a%20b%40%241@h:1/?tls=true&tlsAllowInvalidHostnames=true&retryWrites=false");
    assertThat(Mongo.uri("mongodb://u:p@h/d", new Options(Map.of("username", "ann", "ssl", true))))
        .isEqualTo("mongodb://u:p@h/d?tls=true");
    assertThatThrownBy(() -> Mongo.connector(given.with("replaceDocument", "true")))
        .hasMessageContaining("replaceDocument of a MongoDB connection is not supported");
    assertThatThrownBy(() -> Mongo.connector(given.without(java.util.List.of("database"))))
        .hasMessageContaining("database");
  }

  @Test
  void openSearch() {
    Options given =
        new Options(
            Map.of(
                "opensearch.nodes", "https://h",
                "opensearch.port", "443",
                "opensearch.resource", "i",
                "opensearch.net.http.auth.user", "u"));
    assertThat(OpenSearch.connector(given).options())
        .containsOnly(
            Map.entry("es.nodes", "https://h"),
            Map.entry("es.port", "443"),
            Map.entry("es.resource", "i"),
            Map.entry("es.net.http.auth.user", "u"),
            Map.entry("es.nodes.wan.only", "true"));
    assertThatThrownBy(() -> OpenSearch.connector(new Options(Map.of("opensearch.nodes", "x"))))
        .hasMessageContaining("opensearch.resource");
  }
}
