package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * A resource as it is wanted.
 *
 * @param name for one that its properties give none; the same each time that the same is wanted
 * @param properties evaluated
 * @param tags of the stack
 * @param stack the id of the stack
 */
public record Wish(
    String logicalId, String name, ObjectNode properties, Map<String, String> tags, String stack) {

  public Wish {
    tags = Map.copyOf(tags);
  }
}
