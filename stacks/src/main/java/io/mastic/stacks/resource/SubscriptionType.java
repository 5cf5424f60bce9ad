package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code AWS::SNS::Subscription}; Ref is its ARN. */
final class SubscriptionType implements ResourceType {

  private static final List<String> ATTRIBUTES =
      List.of("FilterPolicy", "FilterPolicyScope", "RawMessageDelivery", "RedrivePolicy");

  private final JsonRequests sns;

  SubscriptionType(JsonRequests sns) {
    this.sns = sns;
  }

  @Override
  public String name() {
    return "AWS::SNS::Subscription";
  }

  @Override
  public PropertyTable properties() {
    return new PropertyTable()
        .replaces("Endpoint", "Protocol", "TopicArn")
        .inPlace(ATTRIBUTES.toArray(String[]::new))
        .required("Protocol", "TopicArn");
  }

  @Override
  public Set<String> attributes() {
    return Set.of("Arn");
  }

  @Override
  public ResourceState create(Wish wish) {
    ObjectNode wanted = wish.properties();
    ObjectNode request = Documents.some(wanted, "Endpoint", "Protocol", "TopicArn");
    ObjectNode attributes = request.putObject("Attributes");
    ATTRIBUTES.stream()
        .filter(wanted::has)
        .forEach(member -> attributes.put(member, text(wanted, member)));
    String arn = sns.call("Subscribe", request).path("SubscriptionArn").asText();
    return new ResourceState(arn, wanted, Map.of("Arn", arn));
  }

  /** Policies are documents in a template, and texts to SNS. */
  private static String text(ObjectNode wanted, String member) {
    JsonNode value = wanted.path(member);
    return value.isValueNode() ? value.asText() : value.toString();
  }

  @Override
  public ResourceState update(Wish wish, ResourceState now) {
    ObjectNode wanted = wish.properties();
    for (String member : ATTRIBUTES) {
      if (!wanted.path(member).equals(now.properties().path(member))) {
        sns.call(
            "SetSubscriptionAttributes",
            Documents.of(
                "SubscriptionArn", now.physicalId(),
                "AttributeName", member,
                "AttributeValue", text(wanted, member)));
      }
    }
    return new ResourceState(now.physicalId(), wanted, now.attributes());
  }

  @Override
  public void delete(ResourceState now) {
    sns.callIfThere("Unsubscribe", Documents.of("SubscriptionArn", now.physicalId()));
  }
}
