package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Writes a type of Glue's down: what it differs in from most. */
final class GlueForm {

  private final String type;
  private final PropertyTable table;
  private List<String> nameAt = List.of();
  private GlueTags tags = GlueTags.NONE;
  private String creation = "";
  private UnaryOperator<ObjectNode> creating = properties -> properties;
  private BiFunction<ObjectNode, ResourceState, GlueResourceType.Call> updating;
  private Function<ResourceState, GlueResourceType.Call> deleting;
  private BiFunction<ObjectNode, JsonNode, ResourceState> making =
      (properties, answer) ->
          GlueResourceType.named(Documents.text(properties, String.join("/", nameAt)));
  private Set<String> attributes = Set.of();
  private ObjectNode removed = JsonNodeFactory.instance.objectNode();
  private Optional<GlueReading> reading = Optional.empty();

  GlueForm(String type, PropertyTable table) {
    this.type = type;
    this.table = table;
    this.updating =
        (properties, now) -> {
          throw new ResourceException(type + " cannot be changed in place");
        };
    this.deleting =
        now -> {
          throw new ResourceException(type + " cannot be deleted");
        };
  }

  /** The property that is its name, and its id too unless something else is said. */
  GlueForm named(String... path) {
    nameAt = List.of(path);
    return this;
  }

  /** As ARNs name it. */
  GlueForm tagged(String kind) {
    tags = new GlueTags(kind);
    return this;
  }

  GlueForm created(String operation) {
    creation = operation;
    return this;
  }

  GlueForm created(String operation, UnaryOperator<ObjectNode> request) {
    creation = operation;
    creating = request;
    return this;
  }

  GlueForm made(BiFunction<ObjectNode, JsonNode, ResourceState> made, String... named) {
    making = made;
    attributes = Set.of(named);
    return this;
  }

  GlueForm updated(String operation, BiFunction<ObjectNode, ResourceState, ObjectNode> request) {
    updating =
        (properties, now) ->
            new GlueResourceType.Call(
                operation, request.apply(withRemoved(properties, now.properties()), now));
    return this;
  }

  /**
   * What properties are that a template does not have any more, where the API leaves what it is not
   * told of as it is.
   *
   * @param json members by the names of properties
   */
  GlueForm removed(String json) {
    removed = (ObjectNode) Json.read(json);
    return this;
  }

  private ObjectNode withRemoved(ObjectNode wanted, ObjectNode before) {
    ObjectNode all = wanted.deepCopy();
    removed
        .properties()
        .forEach(
            each -> {
              if (before.has(each.getKey()) && !wanted.has(each.getKey())) {
                all.set(each.getKey(), each.getValue());
              }
            });
    return all;
  }

  GlueForm deleted(String operation, Function<ResourceState, ObjectNode> request) {
    deleting = now -> new GlueResourceType.Call(operation, request.apply(now));
    return this;
  }

  /** How it is looked at, and the properties that are read so. */
  GlueForm read(
      String operation,
      Function<ResourceState, ObjectNode> request,
      Function<JsonNode, ObjectNode> properties,
      String... readable) {
    reading = Optional.of(new GlueReading(operation, request, properties, Set.of(readable)));
    return this;
  }

  ResourceType of(GlueRequests glue) {
    GlueVerbs verbs = new GlueVerbs(creation, creating, updating, deleting, making, reading);
    return new GlueResourceType(type, table, nameAt, tags, glue, verbs, attributes);
  }
}
