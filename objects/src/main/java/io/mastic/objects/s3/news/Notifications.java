package io.mastic.objects.s3.news;

import io.mastic.objects.S3Errors;
import io.mastic.objects.s3.request.XmlNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A bucket's notification configuration; pure.
 *
 * @param toEventBridge whether all goes to the account's bus as well
 */
public record Notifications(List<Destination> destinations, boolean toEventBridge) {

  private static final Set<String> EVENTS =
      Set.of(
          "s3:ObjectCreated:*",
          "s3:ObjectCreated:Put",
          "s3:ObjectCreated:Copy",
          "s3:ObjectCreated:CompleteMultipartUpload",
          "s3:ObjectRemoved:*",
          "s3:ObjectRemoved:Delete",
          "s3:ObjectRemoved:DeleteMarkerCreated",
          "s3:LifecycleExpiration:*",
          "s3:LifecycleExpiration:Delete",
          "s3:LifecycleExpiration:DeleteMarkerCreated");

  /**
   * Whom to tell of what.
   *
   * @param arn of a queue or a topic
   */
  public record Destination(
      String id, String arn, List<String> events, String prefix, String suffix) {

    public boolean wants(ObjectChange change) {
      String name = "s3:" + change.what().event();
      return change.key().startsWith(prefix)
          && change.key().endsWith(suffix)
          && events.stream()
              .anyMatch(
                  event ->
                      event.equals(name)
                          || (event.endsWith("*")
                              && name.startsWith(event.substring(0, event.length() - 1))));
    }
  }

  /**
   * Reads S3's XML.
   *
   * @throws io.mastic.objects.ObjectStoreException for events and destinations that are not served
   */
  public static Notifications parse(String document) {
    XmlNode xml =
        XmlNode.parse(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
    if (xml.all("CloudFunctionConfiguration").findAny().isPresent()) {
      throw S3Errors.notImplemented("notifications to Lambda functions");
    }
    List<Destination> all = new ArrayList<>();
    xml.all("QueueConfiguration").forEach(one -> all.add(destination(one, "Queue")));
    xml.all("TopicConfiguration").forEach(one -> all.add(destination(one, "Topic")));
    return new Notifications(all, xml.all("EventBridgeConfiguration").findAny().isPresent());
  }

  private static Destination destination(XmlNode one, String member) {
    List<String> events = one.all("Event").map(XmlNode::text).toList();
    for (String event : events) {
      if (!EVENTS.contains(event)) {
        throw event.startsWith("s3:")
            ? S3Errors.notImplemented("notifications of " + event)
            : S3Errors.invalidArgument("The event is not supported for notifications");
      }
    }
    String prefix = "";
    String suffix = "";
    List<XmlNode> rules =
        one.all("Filter")
            .flatMap(filter -> filter.all("S3Key"))
            .flatMap(key -> key.all("FilterRule"))
            .toList();
    for (XmlNode rule : rules) {
      String value = rule.find("Value").orElse("");
      switch (rule.text("Name").toLowerCase(Locale.ROOT)) {
        case "prefix" -> prefix = value;
        case "suffix" -> suffix = value;
        default ->
            throw S3Errors.invalidArgument("filter rule name must be either prefix or suffix");
      }
    }
    return new Destination(one.find("Id").orElse(""), one.text(member), events, prefix, suffix);
  }
}
