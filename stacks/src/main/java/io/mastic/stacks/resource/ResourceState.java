package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * A resource as it was made.
 *
 * @param physicalId what {@code Ref} gives
 * @param properties evaluated
 * @param attributes what {@code Fn::GetAtt} gives, by its names
 */
public record ResourceState(
    String physicalId, ObjectNode properties, Map<String, String> attributes) {

  public ResourceState {
    attributes = Map.copyOf(attributes);
  }
}
