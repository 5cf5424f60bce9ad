package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/** {@code AWS::SQS::Queue}; Ref is its URL. */
final class QueueType implements ResourceType {

  /** What of it can be changed, and what it is where a template does not say. */
  private static final Map<String, String> DEFAULTS =
      Map.ofEntries(
          Map.entry("ContentBasedDeduplication", ""),
          Map.entry("DeduplicationScope", ""),
          Map.entry("DelaySeconds", "0"),
          Map.entry("FifoThroughputLimit", ""),
          Map.entry("KmsDataKeyReusePeriodSeconds", "300"),
          Map.entry("KmsMasterKeyId", ""),
          Map.entry("MaximumMessageSize", "1048576"),
          Map.entry("MessageRetentionPeriod", "345600"),
          Map.entry("ReceiveMessageWaitTimeSeconds", "0"),
          Map.entry("RedriveAllowPolicy", ""),
          Map.entry("RedrivePolicy", ""),
          Map.entry("SqsManagedSseEnabled", "true"),
          Map.entry("VisibilityTimeout", "30"));

  private final JsonRequests sqs;

  QueueType(JsonRequests sqs) {
    this.sqs = sqs;
  }

  @Override
  public String name() {
    return "AWS::SQS::Queue";
  }

  @Override
  public PropertyTable properties() {
    return new PropertyTable()
        .replaces("FifoQueue", "QueueName")
        .inPlace(DEFAULTS.keySet().stream().sorted().toArray(String[]::new))
        .inPlace("Tags");
  }

  @Override
  public Set<String> attributes() {
    return Set.of("Arn", "QueueName", "QueueUrl");
  }

  @Override
  public boolean takesTags() {
    return true;
  }

  @Override
  public ResourceState create(Wish wish) {
    ObjectNode wanted = wish.properties();
    boolean fifo = wanted.path("FifoQueue").asText().equals("true");
    String given = wanted.path("QueueName").asText();
    String name = given.isEmpty() ? wish.name() + (fifo ? ".fifo" : "") : given;
    ObjectNode request = Documents.of("QueueName", name);
    ObjectNode attributes = request.putObject("Attributes");
    if (fifo) {
      attributes.put("FifoQueue", "true");
    }
    DEFAULTS.keySet().stream()
        .filter(wanted::has)
        .forEach(member -> attributes.put(member, text(wanted, member)));
    ObjectNode tags = request.putObject("tags");
    ResourceTags.of(wish).forEach(tags::put);
    String url = sqs.call("CreateQueue", request).path("QueueUrl").asText();
    ObjectNode asked = Documents.of("QueueUrl", url);
    asked.putArray("AttributeNames").add("QueueArn");
    String arn = sqs.call("GetQueueAttributes", asked).path("Attributes").path("QueueArn").asText();
    return new ResourceState(url, wanted, Map.of("Arn", arn, "QueueName", name, "QueueUrl", url));
  }

  /** Policies are documents in a template, and texts to SQS. */
  private static String text(ObjectNode wanted, String member) {
    JsonNode value = wanted.path(member);
    return value.isValueNode() ? value.asText() : value.toString();
  }

  @Override
  public ResourceState update(Wish wish, ResourceState now) {
    ObjectNode wanted = wish.properties();
    ObjectNode request = Documents.of("QueueUrl", now.physicalId());
    ObjectNode attributes = request.putObject("Attributes");
    DEFAULTS.forEach(
        (member, otherwise) -> {
          if (wanted.has(member)) {
            attributes.put(member, text(wanted, member));
          } else if (now.properties().has(member)) {
            attributes.put(member, otherwise);
          }
        });
    if (!attributes.isEmpty()) {
      sqs.call("SetQueueAttributes", request);
    }
    ResourceTags.change(
        ResourceTags.of(wish),
        ResourceTags.own(now),
        added -> {
          ObjectNode tags = Documents.of("QueueUrl", now.physicalId());
          ObjectNode all = tags.putObject("Tags");
          added.forEach(all::put);
          sqs.call("TagQueue", tags);
        },
        gone -> {
          ObjectNode keys = Documents.of("QueueUrl", now.physicalId());
          gone.forEach(keys.putArray("TagKeys")::add);
          sqs.call("UntagQueue", keys);
        });
    return new ResourceState(now.physicalId(), wanted, now.attributes());
  }

  @Override
  public void delete(ResourceState now) {
    sqs.callIfThere("DeleteQueue", Documents.of("QueueUrl", now.physicalId()));
  }
}
