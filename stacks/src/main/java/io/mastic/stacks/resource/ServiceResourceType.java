package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A type of resources that a service with a model has; written down by {@link ServiceForm}. */
final class ServiceResourceType implements ResourceType {

  private static final String TAGS = "Tags";

  /**
   * What is seen of it.
   *
   * @param nameAt the property that is the name; empty for none
   * @param tagsOf the attribute by which its tags are changed; empty for a type without tags
   * @param incomplete whether its creation alone does not make all that is wanted
   */
  record Face(
      String name,
      PropertyTable table,
      String nameAt,
      String tagsOf,
      Set<String> attributes,
      Set<String> varying,
      Predicate<ObjectNode> incomplete) {}

  /** What it does, each a function. */
  record Verbs(
      String creation,
      UnaryOperator<ObjectNode> creating,
      BiFunction<ObjectNode, ResourceState, List<ServiceCall>> updating,
      Function<ResourceState, ServiceCall> deleting,
      BiFunction<ObjectNode, JsonNode, String> identifying,
      Function<ResourceState, ServiceCall> reading,
      BiFunction<ResourceState, JsonNode, Map<String, String>> telling) {}

  private final Face face;
  private final JsonRequests service;
  private final Verbs verbs;

  ServiceResourceType(Face face, JsonRequests service, Verbs verbs) {
    this.face = face;
    this.service = service;
    this.verbs = verbs;
  }

  @Override
  public String name() {
    return face.name();
  }

  @Override
  public PropertyTable properties() {
    return face.table();
  }

  @Override
  public Set<String> attributes() {
    return face.attributes();
  }

  @Override
  public boolean varies(String attribute) {
    return face.varying().contains(attribute);
  }

  @Override
  public boolean takesTags() {
    return !face.tagsOf().isEmpty();
  }

  @Override
  public List<String> faults(ObjectNode properties) {
    List<String> faults = new ArrayList<>(face.table().faults(properties));
    if (faults.isEmpty()) {
      faults.addAll(service.unknown(verbs.creation(), request(named(properties, "name"))));
    }
    return faults;
  }

  private ObjectNode request(ObjectNode properties) {
    return verbs.creating().apply(untagged(properties)).deepCopy();
  }

  private ObjectNode untagged(ObjectNode properties) {
    return takesTags() ? properties.deepCopy().without(TAGS) : properties;
  }

  private ObjectNode named(ObjectNode properties, String name) {
    return face.nameAt().isEmpty() || properties.has(face.nameAt())
        ? properties
        : properties.deepCopy().put(face.nameAt(), name);
  }

  @Override
  public ResourceState create(Wish wish) {
    ObjectNode properties = named(wish.properties(), wish.name());
    ObjectNode request = request(properties);
    ArrayNode tags = ResourceTags.list(ResourceTags.of(wish), "Key");
    if (takesTags() && !tags.isEmpty()) {
      request.set(TAGS, tags);
    }
    JsonNode answer = service.call(verbs.creation(), request);
    requireWhole(answer);
    String id = verbs.identifying().apply(properties, answer);
    ResourceState made = new ResourceState(id, wish.properties(), Map.of());
    if (face.incomplete().test(properties)) {
      verbs
          .updating()
          .apply(untagged(properties), made)
          .forEach(call -> service.call(call.operation(), call.request()));
    }
    return told(made);
  }

  /** Some operations answer what of the request did not go. */
  private static void requireWhole(JsonNode answer) {
    JsonNode failed = answer.path("Failures").path(0).path("Error");
    if (!failed.isMissingNode()) {
      throw ResourceException.handler(
          failed.path("ErrorMessage").asText(),
          HandlerErrors.of(failed.path("ErrorCode").asText()),
          null);
    }
  }

  private ResourceState told(ResourceState made) {
    ServiceCall call = verbs.reading().apply(made);
    JsonNode read =
        call.isNone() || face.attributes().isEmpty() || call.request().isEmpty()
            ? Documents.of()
            : service.call(call.operation(), call.request());
    return new ResourceState(
        made.physicalId(), made.properties(), verbs.telling().apply(made, read));
  }

  @Override
  public ResourceState update(Wish wish, ResourceState now) {
    ObjectNode wanted = named(wish.properties(), now.physicalId());
    for (ServiceCall call : verbs.updating().apply(untagged(wanted), now)) {
      requireWhole(service.call(call.operation(), call.request()));
    }
    if (takesTags()) {
      retag(wish, now);
    }
    return told(new ResourceState(now.physicalId(), wish.properties(), now.attributes()));
  }

  private void retag(Wish wish, ResourceState now) {
    String member = service.service().equals("athena") ? "ResourceARN" : "ResourceArn";
    String arn = String.valueOf(now.attributes().get(face.tagsOf()));
    ResourceTags.change(
        ResourceTags.of(wish),
        ResourceTags.own(now),
        added ->
            service.call(
                "TagResource",
                Documents.of(member, arn).set(TAGS, ResourceTags.list(added, "Key"))),
        gone -> {
          ObjectNode keys = Documents.of(member, arn);
          gone.forEach(keys.putArray("TagKeys")::add);
          service.call("UntagResource", keys);
        });
  }

  @Override
  public void delete(ResourceState now) {
    ServiceCall call = verbs.deleting().apply(now);
    service.callIfThere(call.operation(), call.request());
  }
}
