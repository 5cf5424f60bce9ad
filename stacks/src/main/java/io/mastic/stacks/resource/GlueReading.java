package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.function.Function;

/**
 * How resources of a type are read by their API.
 *
 * @param request of the operation
 * @param properties of its answer, as a template would have them
 * @param readable the properties that it tells
 */
record GlueReading(
    String operation,
    Function<ResourceState, ObjectNode> request,
    Function<JsonNode, ObjectNode> properties,
    Set<String> readable) {

  GlueReading {
    readable = Set.copyOf(readable);
  }

  Sighting of(GlueRequests glue, ResourceState now) {
    try {
      return new Sighting.There(
          properties.apply(glue.call(operation, request.apply(now))).retain(readable), readable);
    } catch (ResourceException e) {
      if (e.isNotFound()) {
        return new Sighting.Gone();
      }
      throw e;
    }
  }

  /** What the answer has under a name. */
  static Function<JsonNode, ObjectNode> under(String name) {
    return answer -> answer.path(name).deepCopy();
  }

  /** What the answer has under a name, as the property of another. */
  static Function<JsonNode, ObjectNode> as(String property, String name) {
    return answer -> {
      ObjectNode properties = Documents.of();
      properties.set(property, answer.path(name));
      return properties;
    };
  }
}
