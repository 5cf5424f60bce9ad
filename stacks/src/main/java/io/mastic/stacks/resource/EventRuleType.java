package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** {@code AWS::Events::Rule} with its targets; Ref is its name, behind that of a bus of its own. */
final class EventRuleType implements ResourceType {

  private static final String BUS = "EventBusName";

  private final JsonRequests events;

  EventRuleType(JsonRequests events) {
    this.events = events;
  }

  @Override
  public String name() {
    return "AWS::Events::Rule";
  }

  @Override
  public PropertyTable properties() {
    return new PropertyTable()
        .replaces(BUS, "Name")
        .inPlace(
            "Description",
            "EventPattern",
            "RoleArn",
            "ScheduleExpression",
            "State",
            "Tags",
            "Targets");
  }

  @Override
  public Set<String> attributes() {
    return Set.of("Arn");
  }

  @Override
  public boolean takesTags() {
    return true;
  }

  @Override
  public ResourceState create(Wish wish) {
    ObjectNode wanted = wish.properties();
    String given = wanted.path("Name").asText();
    String name = given.isEmpty() ? wish.name() : given;
    ObjectNode request = rule(name, wanted);
    ArrayNode tags = ResourceTags.list(ResourceTags.of(wish), "Key");
    if (!tags.isEmpty()) {
      request.set("Tags", tags);
    }
    String arn = events.call("PutRule", request).path("RuleArn").asText();
    putTargets(name, wanted);
    String bus = bus(wanted);
    String id = bus.equals("default") ? name : bus + "|" + name;
    return new ResourceState(id, wanted, Map.of("Arn", arn));
  }

  private static String bus(ObjectNode wanted) {
    String bus = wanted.path(BUS).asText();
    return bus.isEmpty() ? "default" : bus.substring(bus.lastIndexOf('/') + 1);
  }

  private static String name(ResourceState now) {
    return now.physicalId().substring(now.physicalId().indexOf('|') + 1);
  }

  private static ObjectNode rule(String name, ObjectNode wanted) {
    ObjectNode request =
        Documents.some(wanted, "Description", BUS, "RoleArn", "ScheduleExpression", "State")
            .put("Name", name);
    if (wanted.has("EventPattern")) {
      request.put("EventPattern", IamRequests.document(wanted.path("EventPattern")));
    }
    return request;
  }

  private void putTargets(String name, ObjectNode wanted) {
    if (!wanted.path("Targets").isEmpty()) {
      ObjectNode request = Documents.some(wanted, BUS).put("Rule", name);
      ArrayNode targets = request.putArray("Targets");
      wanted.path("Targets").forEach(target -> targets.add(typed(target)));
      JsonNode answer = events.call("PutTargets", request);
      JsonNode failed = answer.path("FailedEntries").path(0);
      if (!failed.isMissingNode()) {
        throw ResourceException.handler(
            failed.path("ErrorMessage").asText(), "InvalidRequest", null);
      }
    }
  }

  /** Templates write numbers as texts too. */
  private static JsonNode typed(JsonNode target) {
    ObjectNode typed = target.deepCopy();
    if (typed.get("RetryPolicy") instanceof ObjectNode retry) {
      for (String member : Set.of("MaximumEventAgeInSeconds", "MaximumRetryAttempts")) {
        if (retry.has(member)) {
          retry.put(member, retry.get(member).asInt());
        }
      }
    }
    return typed;
  }

  @Override
  public ResourceState update(Wish wish, ResourceState now) {
    ObjectNode wanted = wish.properties();
    String name = name(now);
    events.call("PutRule", rule(name, wanted));
    Set<String> gone = targets(now.properties());
    gone.removeAll(targets(wanted));
    removeTargets(name, wanted, gone);
    putTargets(name, wanted);
    String arn = String.valueOf(now.attributes().get("Arn"));
    ResourceTags.change(
        ResourceTags.of(wish),
        ResourceTags.own(now),
        added ->
            events.call(
                "TagResource",
                Documents.of("ResourceARN", arn).set("Tags", ResourceTags.list(added, "Key"))),
        removed -> {
          ObjectNode keys = Documents.of("ResourceARN", arn);
          removed.forEach(keys.putArray("TagKeys")::add);
          events.call("UntagResource", keys);
        });
    return new ResourceState(now.physicalId(), wanted, now.attributes());
  }

  private static Set<String> targets(ObjectNode properties) {
    Set<String> ids = new LinkedHashSet<>();
    properties.path("Targets").forEach(target -> ids.add(target.path("Id").asText()));
    return ids;
  }

  private void removeTargets(String name, ObjectNode properties, Set<String> ids) {
    if (!ids.isEmpty()) {
      ObjectNode request = Documents.some(properties, BUS).put("Rule", name);
      ids.forEach(request.putArray("Ids")::add);
      events.callIfThere("RemoveTargets", request);
    }
  }

  @Override
  public void delete(ResourceState now) {
    removeTargets(name(now), now.properties(), targets(now.properties()));
    events.callIfThere("DeleteRule", Documents.some(now.properties(), BUS).put("Name", name(now)));
  }
}
