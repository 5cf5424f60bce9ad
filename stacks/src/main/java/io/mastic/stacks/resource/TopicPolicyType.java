package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** {@code AWS::SNS::TopicPolicy}: one policy for some topics. */
final class TopicPolicyType implements ResourceType {

  private final JsonRequests sns;

  TopicPolicyType(JsonRequests sns) {
    this.sns = sns;
  }

  @Override
  public String name() {
    return "AWS::SNS::TopicPolicy";
  }

  @Override
  public PropertyTable properties() {
    return new PropertyTable()
        .inPlace("PolicyDocument", "Topics")
        .required("PolicyDocument", "Topics");
  }

  @Override
  public ResourceState create(Wish wish) {
    put(wish.properties());
    return new ResourceState(wish.name(), wish.properties(), Map.of());
  }

  private void put(ObjectNode wanted) {
    String policy = IamRequests.document(wanted.path("PolicyDocument"));
    topics(wanted).forEach(arn -> sns.call("SetTopicAttributes", policy(arn, policy)));
  }

  private static ObjectNode policy(String arn, String policy) {
    return Documents.of("TopicArn", arn, "AttributeName", "Policy", "AttributeValue", policy);
  }

  private static Set<String> topics(ObjectNode properties) {
    Set<String> topics = new LinkedHashSet<>();
    properties.path("Topics").forEach(arn -> topics.add(arn.asText()));
    return topics;
  }

  @Override
  public ResourceState update(Wish wish, ResourceState now) {
    put(wish.properties());
    Set<String> gone = topics(now.properties());
    gone.removeAll(topics(wish.properties()));
    gone.forEach(this::clear);
    return new ResourceState(now.physicalId(), wish.properties(), now.attributes());
  }

  private void clear(String arn) {
    sns.callIfThere("SetTopicAttributes", policy(arn, ""));
  }

  @Override
  public void delete(ResourceState now) {
    topics(now.properties()).forEach(this::clear);
  }
}
