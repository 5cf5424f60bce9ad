package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * A resource as it is wanted.
 *
 * @param name for one that its properties give none; the same each time that the same is wanted
 * @param properties evaluated
 * @param tags of the stack
 * @param isAgain whether this may have been tried before
 */
public record Wish(
    String logicalId,
    String name,
    ObjectNode properties,
    Map<String, String> tags,
    boolean isAgain) {

  public Wish {
    tags = Map.copyOf(tags);
  }
}
