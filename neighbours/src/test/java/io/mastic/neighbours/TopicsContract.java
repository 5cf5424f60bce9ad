package io.mastic.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.kernel.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** SNS on each database, and the query protocol that it and older clients of SQS speak. */
abstract class TopicsContract extends ServiceContract {

  TopicsContract() {
    super("sqs", "AmazonSQS");
  }

  private Neighbourhood.Answer sns(String action, String... namesAndValues) {
    return form("sns", "/", action, namesAndValues);
  }

  private Neighbourhood.Answer form(
      String service, String path, String action, String... namesAndValues) {
    List<String> all = new ArrayList<>(List.of("Action", action));
    all.addAll(List.of(namesAndValues));
    return aws.form(region, service, path, all.toArray(String[]::new));
  }

  private String topic(String name) {
    return sns("CreateTopic", "Name", name).element("TopicArn");
  }

  private String queue(String name) {
    done("CreateQueue", "{'QueueName':'" + name + "'}");
    return "arn:aws:sqs:" + region + ":000000000000:" + name;
  }

  private String subscribe(String topic, String queue, String... more) {
    List<String> all =
        new ArrayList<>(List.of("TopicArn", topic, "Protocol", "sqs", "Endpoint", queue));
    for (int i = 0; i < more.length; i += 2) {
      String entry = "Attributes.entry." + (i / 2 + 1);
      all.addAll(List.of(entry + ".key", more[i], entry + ".value", more[i + 1]));
    }
    Neighbourhood.Answer answer = sns("Subscribe", all.toArray(String[]::new));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.element("SubscriptionArn");
  }

  private List<JsonNode> messages(String name) {
    List<JsonNode> all = new ArrayList<>();
    done(
            "ReceiveMessage",
            "{'QueueUrl':'http://x/000000000000/"
                + name
                + "','MaxNumberOfMessages':10,'MessageAttributeNames':['All']}")
        .path("Messages")
        .forEach(all::add);
    return all;
  }

  @Test
  void whoSubscribesHasTheMessageInItsEnvelopeOrRaw() {
    String topic = topic("t");
    subscribe(topic, queue("plain"));
    subscribe(topic, queue("raw"), "RawMessageDelivery", "true");
    String id =
        sns(
                "Publish",
                "TopicArn",
                topic,
                "Message",
                "hi <&>",
                "Subject",
                "s",
                "MessageAttributes.entry.1.Name",
                "k",
                "MessageAttributes.entry.1.Value.DataType",
                "String",
                "MessageAttributes.entry.1.Value.StringValue",
                "v")
            .element("MessageId");
    JsonNode envelope = Json.read(messages("plain").get(0).path("Body").asText());
    assertThat(envelope.path("MessageId").asText()).isEqualTo(id);
    assertThat(envelope.path("Message").asText()).isEqualTo("hi <&>");
    assertThat(envelope.path("TopicArn").asText()).isEqualTo(topic);
    assertThat(envelope.at("/MessageAttributes/k/Value").asText()).isEqualTo("v");
    JsonNode raw = messages("raw").get(0);
    assertThat(raw.path("Body").asText()).isEqualTo("hi <&>");
    assertThat(raw.at("/MessageAttributes/k/StringValue").asText()).isEqualTo("v");
  }

  @Test
  void aFilterKeepsOutWhatItDoesNotWant() {
    String topic = topic("t");
    subscribe(topic, queue("a"), "FilterPolicy", "{\"n\":[{\"numeric\":[\">\",1]}]}");
    subscribe(
        topic,
        queue("b"),
        "FilterPolicy",
        "{\"kind\":[{\"prefix\":\"x\"}]}",
        "FilterPolicyScope",
        "MessageBody");
    String attribute = "MessageAttributes.entry.1.";
    for (String n : List.of("1", "2")) {
      sns(
          "Publish",
          "TopicArn",
          topic,
          "Message",
          n,
          attribute + "Name",
          "n",
          attribute + "Value.DataType",
          "Number",
          attribute + "Value.StringValue",
          n);
    }
    sns("Publish", "TopicArn", topic, "Message", "{\"kind\":\"xy\"}");
    sns("Publish", "TopicArn", topic, "Message", "{\"kind\":\"y\"}");
    assertThat(messages("a")).hasSize(1);
    assertThat(messages("b")).hasSize(1);
  }

  @Test
  void topicsAndSubscriptionsAreKeptListedAndGo() {
    String topic = topic("t");
    assertThat(topic("t")).isEqualTo(topic);
    String subscription = subscribe(topic, queue("q"));
    assertThat(subscribe(topic, queue("q"))).isEqualTo(subscription);
    sns(
        "SetTopicAttributes",
        "TopicArn",
        topic,
        "AttributeName",
        "DisplayName",
        "AttributeValue",
        "shown");
    assertThat(sns("GetTopicAttributes", "TopicArn", topic).body())
        .contains("<entry><key>DisplayName</key><value>shown</value></entry>")
        .contains("<key>SubscriptionsConfirmed</key><value>1</value>");
    assertThat(sns("ListSubscriptionsByTopic", "TopicArn", topic).body())
        .contains("<Subscriptions><member><SubscriptionArn>" + subscription);
    assertThat(sns("ListTopics").body()).contains("<member><TopicArn>" + topic);
    sns("TagResource", "ResourceArn", topic, "Tags.member.1.Key", "k", "Tags.member.1.Value", "v");
    assertThat(sns("ListTagsForResource", "ResourceArn", topic).body())
        .contains("<member><Key>k</Key><Value>v</Value></member>");
    sns("DeleteTopic", "TopicArn", topic);
    assertThat(sns("GetSubscriptionAttributes", "SubscriptionArn", subscription).status())
        .isEqualTo(404);
    assertThat(sns("Publish", "TopicArn", topic, "Message", "x").element("Code"))
        .isEqualTo("NotFound");
  }

  @Test
  void whatIsNotServedSaysSo() {
    String topic = topic("t");
    for (String protocol : List.of("email", "http", "https", "sms", "lambda")) {
      Neighbourhood.Answer answer =
          sns("Subscribe", "TopicArn", topic, "Protocol", protocol, "Endpoint", "x");
      assertThat(answer.status()).isEqualTo(501);
      assertThat(answer.element("Message")).contains("subscriptions by " + protocol);
    }
    assertThat(sns("CreateTopic", "Name", "t.fifo").status()).isEqualTo(501);
    assertThat(sns("CreatePlatformApplication").status()).isEqualTo(501);
    for (String policy : List.of("Policy", "DeliveryPolicy")) {
      String[] malformed = {
        "TopicArn", topic, "AttributeName", policy, "AttributeValue", "{", "Version", "2010-03-31"
      };
      assertThat(sns("SetTopicAttributes", malformed).element("Code"))
          .isEqualTo("InvalidParameter");
    }
    assertThat(sns("Publish", "PhoneNumber", "1", "Message", "x").status()).isEqualTo(501);
    assertThat(sns("Publish", "TopicArn", topic, "Message", "x".repeat(262_145)).element("Code"))
        .isEqualTo("InvalidParameter");
    assertThat(
            sns(
                    "Subscribe",
                    "TopicArn",
                    topic,
                    "Protocol",
                    "sqs",
                    "Endpoint",
                    queue("q"),
                    "Attributes.entry.1.key",
                    "FilterPolicy",
                    "Attributes.entry.1.value",
                    "{\"a\":[{\"like\":1}]}")
                .element("Code"))
        .isEqualTo("InvalidParameter");
  }

  @Test
  void olderClientsOfQueuesSpeakInForms() {
    String url =
        form(
                "sqs",
                "/",
                "CreateQueue",
                "QueueName",
                "old",
                "Attribute.1.Name",
                "DelaySeconds",
                "Attribute.1.Value",
                "0")
            .element("QueueUrl");
    assertThat(url).endsWith("/000000000000/old");
    String path = "/000000000000/old";
    Neighbourhood.Answer sent =
        form(
            "sqs",
            path,
            "SendMessageBatch",
            "QueueUrl",
            url,
            "SendMessageBatchRequestEntry.1.Id",
            "a",
            "SendMessageBatchRequestEntry.1.MessageBody",
            "<hello>",
            "SendMessageBatchRequestEntry.1.MessageAttribute.1.Name",
            "k",
            "SendMessageBatchRequestEntry.1.MessageAttribute.1.Value.DataType",
            "String",
            "SendMessageBatchRequestEntry.1.MessageAttribute.1.Value.StringValue",
            "v");
    assertThat(sent.body()).contains("<SendMessageBatchResultEntry><Id>a</Id>");
    Neighbourhood.Answer got =
        form(
            "sqs",
            path,
            "ReceiveMessage",
            "QueueUrl",
            url,
            "AttributeName.1",
            "All",
            "MessageAttributeName.1",
            "All");
    assertThat(got.element("Body")).isEqualTo("&lt;hello&gt;");
    assertThat(got.body())
        .contains("<Attribute><Name>ApproximateReceiveCount</Name><Value>1</Value></Attribute>")
        .contains("<MessageAttribute><Name>k</Name><Value><DataType>String</DataType>");
    String handle = got.element("ReceiptHandle");
    assertThat(
            form("sqs", path, "DeleteMessage", "QueueUrl", url, "ReceiptHandle", handle).status())
        .isEqualTo(200);
    assertThat(form("sqs", "/", "ListQueues").body()).contains("<QueueUrl>" + url + "</QueueUrl>");
    assertThat(form("sqs", "/", "GetQueueUrl", "QueueName", "none").element("Code"))
        .isEqualTo("AWS.SimpleQueueService.NonExistentQueue");
  }
}
