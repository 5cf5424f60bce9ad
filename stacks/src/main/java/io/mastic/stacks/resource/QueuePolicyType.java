package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** {@code AWS::SQS::QueuePolicy}: one policy for some queues. */
final class QueuePolicyType implements ResourceType {

  private final JsonRequests sqs;

  QueuePolicyType(JsonRequests sqs) {
    this.sqs = sqs;
  }

  @Override
  public String name() {
    return "AWS::SQS::QueuePolicy";
  }

  @Override
  public PropertyTable properties() {
    return new PropertyTable()
        .inPlace("PolicyDocument", "Queues")
        .required("PolicyDocument", "Queues");
  }

  @Override
  public ResourceState create(Wish wish) {
    put(queues(wish.properties()), wish.properties());
    return new ResourceState(wish.name(), wish.properties(), Map.of());
  }

  private void put(Set<String> queues, ObjectNode wanted) {
    String policy = IamRequests.document(wanted.path("PolicyDocument"));
    queues.forEach(url -> sqs.call("SetQueueAttributes", policy(url, policy)));
  }

  private static ObjectNode policy(String url, String policy) {
    ObjectNode request = Documents.of("QueueUrl", url);
    request.putObject("Attributes").put("Policy", policy);
    return request;
  }

  private static Set<String> queues(ObjectNode properties) {
    Set<String> queues = new LinkedHashSet<>();
    properties.path("Queues").forEach(url -> queues.add(url.asText()));
    return queues;
  }

  @Override
  public ResourceState update(Wish wish, ResourceState now) {
    Set<String> still = queues(wish.properties());
    put(still, wish.properties());
    queues(now.properties()).stream().filter(url -> !still.contains(url)).forEach(this::clear);
    return new ResourceState(now.physicalId(), wish.properties(), now.attributes());
  }

  private void clear(String url) {
    sqs.callIfThere("SetQueueAttributes", policy(url, ""));
  }

  @Override
  public void delete(ResourceState now) {
    queues(now.properties()).forEach(this::clear);
  }
}
