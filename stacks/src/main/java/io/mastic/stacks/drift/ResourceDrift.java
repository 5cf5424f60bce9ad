package io.mastic.stacks.drift;

import java.util.List;

/**
 * How a resource was found.
 *
 * @param status {@code IN_SYNC}, {@code MODIFIED}, {@code DELETED}, or {@code NOT_CHECKED}
 * @param expected and {@code actual}: properties as JSON, without what is never shown
 */
public record ResourceDrift(
    String logicalId,
    String physicalId,
    String type,
    String status,
    String expected,
    String actual,
    List<PropertyDifference> differences) {

  public ResourceDrift {
    differences = List.copyOf(differences);
  }
}
