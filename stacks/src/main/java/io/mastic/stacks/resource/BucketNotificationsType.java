package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.neighbours.query.XmlElements;
import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.S3Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code Custom::S3BucketNotifications} of CDK ({@code bucket.addEventNotification}): whom a bucket
 * of the stack's tells of its objects.
 */
final class BucketNotificationsType implements ResourceType {

  private static final String CONFIGURATION = "NotificationConfiguration";
  private static final String SETTING = "notification";
  private static final String NAMESPACE = " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";

  private final Services services;
  private final JsonRequests sqs;
  private final JsonRequests sns;

  BucketNotificationsType(Services services) {
    this.services = services;
    this.sqs = new JsonRequests(services, "sqs");
    this.sns = new JsonRequests(services, "sns");
  }

  @Override
  public String name() {
    return "Custom::S3BucketNotifications";
  }

  @Override
  public PropertyTable properties() {
    return new PropertyTable()
        .replaces("BucketName")
        .inPlace("Managed", CONFIGURATION, "SkipDestinationValidation")
        .kept("no function is asked", "ServiceToken")
        .required("BucketName", CONFIGURATION, "ServiceToken");
  }

  @Override
  public List<String> faults(ObjectNode properties) {
    List<String> faults = new ArrayList<>(properties().faults(properties));
    if (!properties.path("Managed").asText("true").equals("true")) {
      faults.add("#/Managed: Mastic does not add to the notifications of an imported bucket");
    }
    JsonNode wanted = properties.path(CONFIGURATION);
    if (!wanted.path("LambdaFunctionConfigurations").isEmpty()) {
      faults.add("#/NotificationConfiguration: Mastic runs no Lambda functions to be told");
    }
    return faults;
  }

  @Override
  public Place place() {
    return Place.OUTSIDE;
  }

  @Override
  public ResourceState create(Wish wish) {
    put(wish.properties());
    return new ResourceState(wish.name(), wish.properties(), Map.of());
  }

  @Override
  public ResourceState update(Wish wish, ResourceState now) {
    put(wish.properties());
    return new ResourceState(now.physicalId(), wish.properties(), Map.of());
  }

  private void put(ObjectNode properties) {
    JsonNode wanted = properties.path(CONFIGURATION);
    if (!properties.path("SkipDestinationValidation").asText().equals("true")) {
      wanted.path("QueueConfigurations").forEach(each -> requireQueue(each.path("QueueArn")));
      wanted
          .path("TopicConfigurations")
          .forEach(
              each ->
                  sns.call(
                      "GetTopicAttributes",
                      Documents.of("TopicArn", each.path("TopicArn").asText())));
    }
    XmlElements xml = new XmlElements();
    told(xml, wanted.path("QueueConfigurations"), "QueueConfiguration", "Queue");
    told(xml, wanted.path("TopicConfigurations"), "TopicConfiguration", "Topic");
    if (wanted.has("EventBridgeConfiguration")) {
      xml.element("EventBridgeConfiguration", none -> {});
    }
    String bucket = properties.path("BucketName").asText();
    services.permit("s3", "PutBucketNotification", "arn:aws:s3:::" + bucket);
    String document =
        "<NotificationConfiguration" + NAMESPACE + ">" + xml + "</NotificationConfiguration>";
    stored(() -> services.objects().putSetting(bucket, SETTING, document));
  }

  private void requireQueue(JsonNode arn) {
    String name = arn.asText().substring(arn.asText().lastIndexOf(':') + 1);
    sqs.call("GetQueueUrl", Documents.of("QueueName", name));
  }

  private static void told(XmlElements xml, JsonNode all, String element, String member) {
    for (JsonNode each : all) {
      xml.element(
          element,
          one -> {
            if (each.has("Id")) {
              one.text("Id", each.path("Id").asText());
            }
            one.text(member, each.path(member + "Arn").asText());
            each.path("Events").forEach(event -> one.text("Event", event.asText()));
            JsonNode rules = each.at("/Filter/Key/FilterRules");
            if (!rules.isEmpty()) {
              one.element("Filter", filter -> filter.element("S3Key", key -> rules(key, rules)));
            }
          });
    }
  }

  private static void rules(XmlElements key, JsonNode rules) {
    for (JsonNode rule : rules) {
      key.element(
          "FilterRule",
          one ->
              one.text("Name", rule.path("Name").asText())
                  .text("Value", rule.path("Value").asText()));
    }
  }

  private static void stored(Runnable work) {
    try {
      work.run();
    } catch (ObjectStoreException e) {
      throw ResourceException.handler(
          String.valueOf(e.getMessage()), HandlerErrors.of(e.code()), e);
    }
  }

  @Override
  public void delete(ResourceState now) {
    String bucket = now.properties().path("BucketName").asText();
    S3Store objects = services.objects();
    stored(
        () -> {
          if (objects.bucketExists(bucket) && objects.findSetting(bucket, SETTING).isPresent()) {
            services.permit("s3", "PutBucketNotification", "arn:aws:s3:::" + bucket);
            objects.deleteSetting(bucket, SETTING);
          }
        });
  }
}
