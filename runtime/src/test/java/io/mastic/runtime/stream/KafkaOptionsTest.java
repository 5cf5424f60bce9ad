package io.mastic.runtime.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.runtime.option.Options;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.Connection;

/** Glue's words for a topic, and Spark's. */
class KafkaOptionsTest {

  private static final Map<String, String> PLACE =
      Map.of("bootstrap.servers", "b:9092", "topicName", "things");

  @Test
  void wordsOfGlue() {
    Options given =
        new Options(PLACE)
            .with("security.protocol", "SSL")
            .with("pollTimeoutMs", 10)
            .with("numRetries", 4)
            .with("retryIntervalMs", 20)
            .with("maxOffsetsPerTrigger", 100)
            .with("minPartitions", 3)
            .with("kafka.client.id", "me");
    assertThat(KafkaOptions.stream(given))
        .containsOnly(
            Map.entry("kafka.bootstrap.servers", "b:9092"),
            Map.entry("subscribe", "things"),
            Map.entry("kafka.security.protocol", "SSL"),
            Map.entry("kafkaConsumer.pollTimeoutMs", "10"),
            Map.entry("fetchOffset.numRetries", "4"),
            Map.entry("fetchOffset.retryIntervalMs", "20"),
            Map.entry("maxOffsetsPerTrigger", "100"),
            Map.entry("minPartitions", "3"),
            Map.entry("kafka.client.id", "me"),
            Map.entry("startingOffsets", "latest"));
  }

  @Test
  void aBatchBeginsAtTheBeginning() {
    assertThat(KafkaOptions.batch(new Options(PLACE).with("endingOffsets", "latest")))
        .containsEntry("startingOffsets", "earliest")
        .containsEntry("endingOffsets", "latest");
  }

  @Test
  void theGuidesScalaExamplesSayStartingPosition() {
    assertThat(KafkaOptions.stream(new Options(PLACE).with("startingPosition", "TRIM_HORIZON")))
        .containsEntry("startingOffsets", "earliest");
    assertThat(KafkaOptions.stream(new Options(PLACE).with("startingPosition", "latest")))
        .containsEntry("startingOffsets", "latest");
  }

  @Test
  void timesAreMilliseconds() {
    assertThat(
            KafkaOptions.stream(
                new Options(PLACE).with("startingTimestamp", "1970-01-01T00:00:01Z")))
        .containsEntry("startingTimestamp", "1000")
        .doesNotContainKey("startingOffsets");
  }

  @Test
  void whatCannotBe() {
    refused(Map.of("topicName", "t"), "bootstrap.servers is missing");
    refused(Map.of("bootstrap.servers", "b"), "topicName, assign and subscribePattern");
    refused(
        Map.of("bootstrap.servers", "b", "topicName", "t", "assign", "{}"),
        "topicName, assign and subscribePattern");
    refused(
        Map.of(
            "bootstrap.servers", "b",
            "topicName", "t",
            "startingPosition", "latest",
            "startingOffsets", "latest"),
        "startingOffsets and startingPosition");
    refused(
        Map.of("bootstrap.servers", "b", "topicName", "t", "startingTimestamp", "monday"),
        "not monday");
    assertThatThrownBy(() -> KafkaOptions.batch(new Options(PLACE).with("maxOffsetsPerTrigger", 1)))
        .hasMessageContaining("maxOffsetsPerTrigger is for a stream");
  }

  private static void refused(Map<String, String> options, String words) {
    assertThatThrownBy(() -> KafkaOptions.stream(new Options(options)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }

  @Test
  void connections() {
    assertThat(
            connection(
                Map.of(
                    "KAFKA_BOOTSTRAP_SERVERS", "b:9094",
                    "KAFKA_CUSTOM_CERT", "s3://certs/ca.pem",
                    "KAFKA_SASL_MECHANISM", "SCRAM-SHA-512",
                    "KAFKA_SASL_SCRAM_SECRETS_ARN", "arn:secret")))
        .containsOnly(
            Map.entry("bootstrap.servers", "b:9094"),
            Map.entry("security.protocol", "SASL_SSL"),
            Map.entry("kafka.sasl.mechanism", "SCRAM-SHA-512"),
            Map.entry(
                "kafka.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"ann\""
                    + " password=\"a\\\"b\";"),
            Map.entry("kafka.ssl.truststore.type", "PEM"),
            Map.entry("kafka.ssl.truststore.certificates", "text of s3://certs/ca.pem"));
    assertThat(connection(Map.of("KAFKA_BOOTSTRAP_SERVERS", "b", "KAFKA_SSL_ENABLED", "false")))
        .containsEntry("security.protocol", "PLAINTEXT");
    assertThat(
            connection(
                Map.of(
                    "KAFKA_BOOTSTRAP_SERVERS", "b",
                    "KAFKA_SSL_ENABLED", "false",
                    "KAFKA_SASL_MECHANISM", "PLAIN",
                    "KAFKA_SASL_PLAIN_USERNAME", "u",
                    "KAFKA_SASL_PLAIN_PASSWORD", "p")))
        .containsEntry("security.protocol", "SASL_PLAINTEXT");
    assertThatThrownBy(
            () ->
                connection(
                    Map.of("KAFKA_BOOTSTRAP_SERVERS", "b", "KAFKA_CLIENT_KEYSTORE", "s3://k")))
        .hasMessageContaining("KAFKA_CLIENT_KEYSTORE, which is not supported");
    assertThatThrownBy(
            () ->
                connection(
                    Map.of("KAFKA_BOOTSTRAP_SERVERS", "b", "KAFKA_SASL_MECHANISM", "GSSAPI")))
        .hasMessageContaining("GSSAPI, which is not supported");
  }

  private static Map<String, String> connection(Map<String, String> properties) {
    Connection connection =
        Connection.builder()
            .name("c")
            .connectionType("KAFKA")
            .connectionPropertiesWithStrings(properties)
            .build();
    return KafkaConnection.options(
            connection,
            new KafkaConnection.Reading() {
              @Override
              public String file(String path) {
                return "text of " + path;
              }

              @Override
              public Map<String, String> secret(String id) {
                return Map.of("username", "ann", "password", "a\"b");
              }
            })
        .texts();
  }
}
