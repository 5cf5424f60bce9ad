package io.mastic.jobs.visual;

import io.mastic.jobs.visual.NodeScript.Output;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sources that are streams: topics and streams by themselves, and tables of the catalog over them.
 * What comes behind one is done with each of its batches.
 */
final class StreamNodes {

  private static final Map<String, String> KAFKA =
      Map.ofEntries(
          Map.entry("BootstrapServers", "bootstrap.servers"),
          Map.entry("SecurityProtocol", "security.protocol"),
          Map.entry("ConnectionName", "connectionName"),
          Map.entry("TopicName", "topicName"),
          Map.entry("Assign", "assign"),
          Map.entry("SubscribePattern", "subscribePattern"),
          Map.entry("Classification", "classification"),
          Map.entry("Delimiter", "delimiter"),
          Map.entry("StartingOffsets", "startingOffsets"),
          Map.entry("PollTimeoutMs", "pollTimeoutMs"),
          Map.entry("NumRetries", "numRetries"),
          Map.entry("RetryIntervalMs", "retryIntervalMs"),
          Map.entry("MaxOffsetsPerTrigger", "maxOffsetsPerTrigger"),
          Map.entry("MinPartitions", "minPartitions"),
          Map.entry("IncludeHeaders", "includeHeaders"),
          Map.entry("AddRecordTimestamp", "addRecordTimestamp"),
          Map.entry("EmitConsumerLagMetrics", "emitConsumerLagMetrics"));

  private static final Map<String, String> KINESIS =
      Map.ofEntries(
          Map.entry("EndpointUrl", "endpointUrl"),
          Map.entry("StreamName", "streamName"),
          Map.entry("StreamArn", "streamARN"),
          Map.entry("Classification", "classification"),
          Map.entry("Delimiter", "delimiter"),
          Map.entry("MaxFetchTimeInMs", "maxFetchTimeInMs"),
          Map.entry("MaxFetchRecordsPerShard", "maxFetchRecordsPerShard"),
          Map.entry("MaxRecordPerRead", "maxRecordPerRead"),
          Map.entry("AddIdleTimeBetweenReads", "addIdleTimeBetweenReads"),
          Map.entry("IdleTimeBetweenReadsInMs", "idleTimeBetweenReadsInMs"),
          Map.entry("DescribeShardInterval", "describeShardInterval"),
          Map.entry("NumRetries", "numRetries"),
          Map.entry("RetryIntervalMs", "retryIntervalMs"),
          Map.entry("MaxRetryIntervalMs", "maxRetryIntervalMs"),
          Map.entry("AvoidEmptyBatches", "avoidEmptyBatches"),
          Map.entry("RoleArn", "awsSTSRoleARN"),
          Map.entry("RoleSessionName", "awsSTSSessionName"),
          Map.entry("AddRecordTimestamp", "addRecordTimestamp"),
          Map.entry("EmitConsumerLagMetrics", "emitConsumerLagMetrics"));

  private StreamNodes() {}

  static void addTo(Map<String, NodeWriter> all) {
    all.put(
        "DirectKafkaSource", (node, variable, script) -> direct(node, variable, script, "kafka"));
    all.put(
        "DirectKinesisSource",
        (node, variable, script) -> direct(node, variable, script, "kinesis"));
    all.put("CatalogKafkaSource", (node, variable, script) -> table(node, variable, script, KAFKA));
    all.put(
        "CatalogKinesisSource", (node, variable, script) -> table(node, variable, script, KINESIS));
  }

  /** Whether nodes of that type are streams. */
  static boolean isStream(String type) {
    return type.endsWith("KafkaSource") || type.endsWith("KinesisSource");
  }

  private static Output direct(
      VisualNode node, String variable, NodeScript script, String connectionType) {
    NodeMembers said = node.members();
    NodeMembers streaming =
        said.part("StreamingOptions")
            .orElseThrow(() -> said.refusal("StreamingOptions", "is required"));
    Map<String, Object> options =
        options(streaming, connectionType.equals("kafka") ? KAFKA : KINESIS);
    if (!said.isOn("DetectSchema") || !"json".equals(options.get("classification"))) {
      throw said.refusal(
          "DetectSchema",
          "must be on, and Classification json: a stream without a table has no other columns");
    }
    options.put("inferSchema", "true");
    PythonCall call =
        new PythonCall("glueContext.create_data_frame.from_options")
            .with("connection_type", connectionType)
            .with("connection_options", options);
    return stream(node, variable, script, call);
  }

  private static Output table(
      VisualNode node, String variable, NodeScript script, Map<String, String> names) {
    NodeMembers said = node.members();
    Map<String, Object> options = new LinkedHashMap<>();
    said.part("StreamingOptions").ifPresent(more -> options.putAll(options(more, names)));
    if (said.isOn("DetectSchema")) {
      options.put("inferSchema", "true");
    }
    PythonCall call =
        new PythonCall("glueContext.create_data_frame.from_catalog")
            .with("database", said.text("Database"))
            .with("table_name", said.text("Table"))
            .withAny("additional_options", options);
    return stream(node, variable, script, call);
  }

  private static Map<String, Object> options(NodeMembers said, Map<String, String> names) {
    Map<String, Object> options = new LinkedHashMap<>();
    names.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(name -> said.tell(name.getKey(), options, name.getValue()));
    said.find("StartingPosition")
        .filter(position -> !position.equals("timestamp"))
        .ifPresent(position -> options.put("startingPosition", position));
    said.time("StartingTimestamp")
        .ifPresent(
            time ->
                options.put(
                    names.containsKey("TopicName") ? "startingTimestamp" : "startingPosition",
                    time));
    return options;
  }

  private static Output stream(
      VisualNode node, String variable, NodeScript script, PythonCall call) {
    NodeMembers said = node.members();
    // What an editor shows of it.
    said.leave("DataPreviewOptions");
    Object window = said.value("WindowSize").orElse(100);
    script.stream(node, variable, window + " seconds", call);
    return Output.FRAME;
  }
}
