package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code AWS::SNS::Topic} with the subscriptions that it names; Ref is its ARN. */
final class TopicType implements ResourceType {

  private static final List<String> ATTRIBUTES =
      List.of("DisplayName", "KmsMasterKeyId", "TracingConfig");

  private final JsonRequests sns;

  TopicType(JsonRequests sns) {
    this.sns = sns;
  }

  @Override
  public String name() {
    return "AWS::SNS::Topic";
  }

  @Override
  public PropertyTable properties() {
    return new PropertyTable()
        .replaces("FifoTopic", "TopicName")
        .inPlace(ATTRIBUTES.toArray(String[]::new))
        .inPlace("Subscription", "Tags");
  }

  @Override
  public Set<String> attributes() {
    return Set.of("TopicArn", "TopicName");
  }

  @Override
  public boolean takesTags() {
    return true;
  }

  @Override
  public ResourceState create(Wish wish) {
    ObjectNode wanted = wish.properties();
    String given = wanted.path("TopicName").asText();
    String name = given.isEmpty() ? wish.name() : given;
    ObjectNode request = Documents.of("Name", name);
    ObjectNode attributes = request.putObject("Attributes");
    if (wanted.path("FifoTopic").asText().equals("true")) {
      attributes.put("FifoTopic", "true");
    }
    ATTRIBUTES.stream()
        .filter(wanted::has)
        .forEach(member -> attributes.put(member, wanted.path(member).asText()));
    request.set("Tags", ResourceTags.list(ResourceTags.of(wish), "Key"));
    requireNew(name);
    String arn = sns.call("CreateTopic", request).path("TopicArn").asText();
    wanted.path("Subscription").forEach(each -> subscribe(arn, each));
    return new ResourceState(arn, wanted, Map.of("TopicArn", arn, "TopicName", name));
  }

  /** SNS makes a topic that is there once more without a word. */
  private void requireNew(String name) {
    ObjectNode page = Documents.of();
    do {
      JsonNode answer = sns.call("ListTopics", page);
      for (JsonNode topic : answer.path("Topics")) {
        if (topic.path("TopicArn").asText().endsWith(":" + name)) {
          throw ResourceException.handler("Topic already exists: " + name, "AlreadyExists", null);
        }
      }
      page = Documents.some((ObjectNode) answer, "NextToken");
    } while (!page.isEmpty());
  }

  private void subscribe(String arn, JsonNode subscription) {
    ObjectNode request = Documents.of("TopicArn", arn);
    request.set("Protocol", subscription.path("Protocol"));
    request.set("Endpoint", subscription.path("Endpoint"));
    sns.call("Subscribe", request);
  }

  @Override
  public ResourceState update(Wish wish, ResourceState now) {
    ObjectNode wanted = wish.properties();
    String arn = now.physicalId();
    for (String member : ATTRIBUTES) {
      if (wanted.has(member) || now.properties().has(member)) {
        sns.call(
            "SetTopicAttributes",
            Documents.of(
                "TopicArn", arn,
                "AttributeName", member,
                "AttributeValue", wanted.path(member).asText()));
      }
    }
    now.properties()
        .path("Subscription")
        .forEach(
            before -> {
              if (!isAmong(wanted.path("Subscription"), before)) {
                unsubscribe(arn, before);
              }
            });
    wanted.path("Subscription").forEach(each -> subscribe(arn, each));
    ResourceTags.change(
        ResourceTags.of(wish),
        ResourceTags.own(now),
        added ->
            sns.call(
                "TagResource",
                Documents.of("ResourceArn", arn).set("Tags", ResourceTags.list(added, "Key"))),
        gone -> {
          ObjectNode keys = Documents.of("ResourceArn", arn);
          gone.forEach(keys.putArray("TagKeys")::add);
          sns.call("UntagResource", keys);
        });
    return new ResourceState(arn, wanted, now.attributes());
  }

  private static boolean isAmong(JsonNode list, JsonNode wanted) {
    for (JsonNode each : list) {
      if (each.equals(wanted)) {
        return true;
      }
    }
    return false;
  }

  private void unsubscribe(String arn, JsonNode subscription) {
    ObjectNode page = Documents.of("TopicArn", arn);
    do {
      JsonNode answer = sns.call("ListSubscriptionsByTopic", page);
      for (JsonNode each : answer.path("Subscriptions")) {
        if (each.path("Endpoint").equals(subscription.path("Endpoint"))) {
          sns.callIfThere(
              "Unsubscribe",
              Documents.of("SubscriptionArn", each.path("SubscriptionArn").asText()));
        }
      }
      page = Documents.of("TopicArn", arn);
      page.setAll(Documents.some((ObjectNode) answer, "NextToken"));
    } while (page.has("NextToken"));
  }

  @Override
  public void delete(ResourceState now) {
    sns.callIfThere("DeleteTopic", Documents.of("TopicArn", now.physicalId()));
  }
}
