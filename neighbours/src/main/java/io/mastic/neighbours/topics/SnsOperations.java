package io.mastic.neighbours.topics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Json;
import io.mastic.kernel.Page;
import io.mastic.neighbours.call.Call;
import io.mastic.neighbours.call.PolicyText;
import io.mastic.neighbours.queues.Sqs;
import io.mastic.neighbours.shelf.Listing;
import io.mastic.neighbours.shelf.Shelf;
import io.mastic.wire.json.JsonServiceException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** SNS's verbs. */
final class SnsOperations {

  private static final int PAGE = 100;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,256}");
  private static final Pattern FEEDBACK =
      Pattern.compile(
          "(HTTP|Firehose|Lambda|Application|SQS)(Success|Failure)Feedback(RoleArn|SampleRate)");
  private static final Set<String> TOPIC_ATTRIBUTES =
      Set.of(
          "DisplayName",
          "Policy",
          "KmsMasterKeyId",
          "DeliveryPolicy",
          "TracingConfig",
          "SignatureVersion");
  private static final List<String> OWNERS_ACTIONS =
      List.of(
          "GetTopicAttributes",
          "SetTopicAttributes",
          "AddPermission",
          "RemovePermission",
          "DeleteTopic",
          "Subscribe",
          "ListSubscriptionsByTopic",
          "Publish");
  private static final String RETRIES =
      "{\"http\":{\"defaultHealthyRetryPolicy\":{\"minDelayTarget\":20,\"maxDelayTarget\":20,"
          + "\"numRetries\":3,\"numMaxDelayRetries\":0,\"numNoDelayRetries\":0,"
          + "\"numMinDelayRetries\":0,\"backoffFunction\":\"linear\"},"
          + "\"disableSubscriptionOverrides\":false,"
          + "\"defaultRequestPolicy\":{\"headerContentType\":\"text/plain; charset=UTF-8\"}}}";
  private static final Set<String> ATTRIBUTES =
      Set.of("RawMessageDelivery", "FilterPolicy", "FilterPolicyScope", "RedrivePolicy");

  private final Topics topics;
  private final Publishing publishing;
  private final Sqs queues;

  SnsOperations(Topics topics, Publishing publishing, Sqs queues) {
    this.topics = topics;
    this.publishing = publishing;
    this.queues = queues;
  }

  ObjectNode create(Call call) {
    String name = call.text("Name");
    if (name.endsWith(".fifo") || call.map("Attributes").containsKey("FifoTopic")) {
      throw SnsErrors.notServed("FIFO topics in sns:CreateTopic");
    }
    if (!NAME.matcher(name).matches()) {
      throw SnsErrors.invalid("Topic Name");
    }
    ObjectNode topic = Topics.empty();
    ObjectNode attributes = topic.putObject("Attributes");
    call.map("Attributes").forEach((key, value) -> put(attributes, key, value));
    putTags(topic.putObject("Tags"), call);
    return Topics.empty().put("TopicArn", topics.create(name, topic));
  }

  private static void put(ObjectNode attributes, String key, String value) {
    if (!TOPIC_ATTRIBUTES.contains(key) && !FEEDBACK.matcher(key).matches()) {
      throw SnsErrors.invalid("AttributeName");
    }
    if (value.isEmpty()) {
      attributes.remove(key);
      return;
    }
    if (key.equals("Policy")) {
      PolicyText.flaw(value)
          .ifPresent(
              flaw -> {
                throw SnsErrors.invalid("Policy Error: " + flaw);
              });
    }
    if (key.equals("DeliveryPolicy") && !FilterPolicy.parsed(value).isObject()) {
      throw SnsErrors.invalid("DeliveryPolicy: it is not a JSON object");
    }
    attributes.put(key, value);
  }

  static void putTags(ObjectNode tags, Call call) {
    call.each("Tags")
        .forEach(tag -> tags.put(tag.path("Key").asText(), tag.path("Value").asText()));
  }

  ObjectNode attributes(Call call) {
    String arn = call.text("TopicArn");
    ObjectNode topic = topics.load(arn);
    ObjectNode answer = Topics.empty();
    ObjectNode all = answer.putObject("Attributes");
    all.put("TopicArn", arn).put("Owner", Caller.current().account()).put("DisplayName", "");
    all.put("SubscriptionsConfirmed", String.valueOf(topics.subscribers(arn).size()));
    all.put("SubscriptionsPending", "0").put("SubscriptionsDeleted", "0");
    all.put("Policy", ownersPolicy(arn)).put("EffectiveDeliveryPolicy", RETRIES);
    all.setAll((ObjectNode) topic.path("Attributes"));
    return answer;
  }

  /** What AWS gives a topic that nobody gave one. */
  private static String ownersPolicy(String arn) {
    ObjectNode policy =
        Topics.empty().put("Version", "2008-10-17").put("Id", "__default_policy_ID");
    ObjectNode statement = policy.putArray("Statement").addObject();
    statement.put("Sid", "__default_statement_ID").put("Effect", "Allow");
    statement.putObject("Principal").put("AWS", "*");
    ArrayNode actions = statement.putArray("Action");
    OWNERS_ACTIONS.forEach(action -> actions.add("SNS:" + action));
    statement.put("Resource", arn);
    statement
        .putObject("Condition")
        .putObject("StringEquals")
        .put("AWS:SourceOwner", Caller.current().account());
    return Json.write(policy);
  }

  void setAttribute(Call call) {
    topics.change(
        call.text("TopicArn"),
        topic ->
            put(
                topic.withObjectProperty("Attributes"),
                call.text("AttributeName"),
                call.text("AttributeValue", "")));
  }

  ObjectNode list(Call call) {
    Page<Shelf.Item> page = topics.list(listing(call));
    ObjectNode answer = Topics.empty();
    ArrayNode list = answer.putArray("Topics");
    page.items().forEach(item -> list.addObject().put("TopicArn", Topics.arn(item.name())));
    return withToken(answer, page);
  }

  private static Listing listing(Call call) {
    try {
      return Listing.of(call.text("NextToken", ""), PAGE);
    } catch (IllegalArgumentException e) {
      throw SnsErrors.invalid("NextToken");
    }
  }

  private static ObjectNode withToken(ObjectNode answer, Page<?> page) {
    return page.nextToken() == null ? answer : answer.put("NextToken", page.nextToken());
  }

  ObjectNode subscribe(Call call) {
    String protocol = call.text("Protocol");
    if (!protocol.equals("sqs")) {
      throw SnsErrors.notServed("subscriptions by " + protocol + " in sns:Subscribe");
    }
    String endpoint = call.text("Endpoint", "");
    if (!endpoint.startsWith("arn:aws:sqs:")) {
      throw SnsErrors.invalid("Endpoint Reason: Please use an ARN of a queue");
    }
    if (endpoint.endsWith(".fifo")) {
      throw SnsErrors.invalid(
          "Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics");
    }
    if (!queues.has(endpoint)) {
      throw SnsErrors.invalid("Endpoint Reason: the queue does not exist");
    }
    ObjectNode subscription = Topics.empty();
    subscription.put("Protocol", protocol).put("Endpoint", endpoint);
    ObjectNode attributes = subscription.putObject("Attributes");
    call.map("Attributes").forEach((key, value) -> set(attributes, key, value));
    return Topics.empty()
        .put("SubscriptionArn", topics.subscribe(call.text("TopicArn"), subscription));
  }

  private static void set(ObjectNode attributes, String key, String value) {
    if (!ATTRIBUTES.contains(key)) {
      throw key.equals("DeliveryPolicy") || key.equals("SubscriptionRoleArn")
          ? SnsErrors.notServed("the attribute " + key + " of subscriptions")
          : SnsErrors.invalid("AttributeName");
    }
    if (value.isEmpty() || (key.equals("FilterPolicy") && value.strip().equals("{}"))) {
      attributes.remove(key);
      return;
    }
    boolean isRight =
        switch (key) {
          case "RawMessageDelivery" -> value.equals("true") || value.equals("false");
          case "FilterPolicyScope" ->
              value.equals("MessageAttributes") || value.equals("MessageBody");
          case "RedrivePolicy" ->
              FilterPolicy.parsed(value).path("deadLetterTargetArn").isTextual();
          default -> {
            Object unused = FilterPolicy.parse(value);
            yield true;
          }
        };
    if (!isRight) {
      throw SnsErrors.invalid("Attributes Reason: " + key + ": invalid value");
    }
    attributes.put(key, value);
  }

  ObjectNode subscriptionAttributes(Call call) {
    String arn = call.text("SubscriptionArn");
    ObjectNode subscription = topics.subscription(arn);
    ObjectNode answer = Topics.empty();
    ObjectNode all = answer.putObject("Attributes");
    all.put("SubscriptionArn", arn).put("Owner", Caller.current().account());
    all.put("TopicArn", arn.substring(0, arn.lastIndexOf(':')));
    all.set("Protocol", subscription.get("Protocol"));
    all.set("Endpoint", subscription.get("Endpoint"));
    all.put("PendingConfirmation", "false").put("ConfirmationWasAuthenticated", "true");
    all.put("RawMessageDelivery", "false");
    all.setAll((ObjectNode) subscription.path("Attributes"));
    if (all.has("FilterPolicy") && !all.has("FilterPolicyScope")) {
      all.put("FilterPolicyScope", "MessageAttributes");
    }
    return answer;
  }

  void setSubscriptionAttribute(Call call) {
    topics.changeSubscription(
        call.text("SubscriptionArn"),
        subscription ->
            set(
                subscription.withObjectProperty("Attributes"),
                call.text("AttributeName"),
                call.text("AttributeValue", "")));
  }

  ObjectNode listSubscriptions(Call call) {
    return subscriptions(topics.listSubscriptions(listing(call)));
  }

  ObjectNode subscriptionsOf(Call call) {
    String topic = call.text("TopicArn");
    ObjectNode unused = topics.load(topic);
    return subscriptions(topics.listSubscriptions(listing(call).under(Topics.name(topic) + ":")));
  }

  private static ObjectNode subscriptions(Page<Shelf.Item> page) {
    ObjectNode answer = Topics.empty();
    ArrayNode list = answer.putArray("Subscriptions");
    for (Shelf.Item item : page.items()) {
      list.addObject()
          .put("SubscriptionArn", Topics.arn(item.name()))
          .put("Owner", Caller.current().account())
          .put("Protocol", item.document().path("Protocol").asText())
          .put("Endpoint", item.document().path("Endpoint").asText())
          .put("TopicArn", Topics.topicOf(item.name()));
    }
    return withToken(answer, page);
  }

  ObjectNode publish(Call call) {
    return Topics.empty()
        .put("MessageId", publishing.publish(call.text("TopicArn"), call.members()));
  }

  ObjectNode publishBatch(Call call) {
    List<JsonNode> entries = call.each("PublishBatchRequestEntries");
    if (entries.isEmpty() || entries.size() > 10) {
      throw new JsonServiceException(
          400,
          entries.isEmpty() ? "EmptyBatchRequest" : "TooManyEntriesInBatchRequest",
          "The batch request must have from 1 to 10 entries.");
    }
    Set<String> ids = new HashSet<>();
    ObjectNode answer = Topics.empty();
    ArrayNode done = answer.putArray("Successful");
    ArrayNode failed = answer.putArray("Failed");
    for (JsonNode entry : entries) {
      String id = entry.path("Id").asText();
      if (!ids.add(id)) {
        throw new JsonServiceException(
            400, "BatchEntryIdsNotDistinct", "Two or more batch entries have the same Id.");
      }
      try {
        String message = publishing.publish(call.text("TopicArn"), entry);
        done.addObject().put("Id", id).put("MessageId", message);
      } catch (JsonServiceException e) {
        if (e.status() == 404) {
          throw e;
        }
        failed.addObject().put("Id", id).put("Code", e.code()).put("Message", e.getMessage());
      }
    }
    return answer;
  }

  ObjectNode tags(Call call) {
    ObjectNode answer = Topics.empty();
    ArrayNode list = answer.putArray("Tags");
    topics
        .load(call.text("ResourceArn"))
        .path("Tags")
        .properties()
        .forEach(
            tag -> list.addObject().put("Key", tag.getKey()).put("Value", tag.getValue().asText()));
    return answer;
  }

  void tag(Call call) {
    topics.change(
        call.text("ResourceArn"), topic -> putTags(topic.withObjectProperty("Tags"), call));
  }

  void untag(Call call) {
    topics.change(
        call.text("ResourceArn"),
        topic -> topic.withObjectProperty("Tags").remove(call.texts("TagKeys")));
  }
}
