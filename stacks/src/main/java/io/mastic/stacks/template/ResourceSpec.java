package io.mastic.stacks.template;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * A resource as a template declares it.
 *
 * @param type for example {@code AWS::Glue::Job}
 * @param properties not evaluated
 * @param condition that must hold for it to be
 */
public record ResourceSpec(
    String logicalId,
    String type,
    ObjectNode properties,
    List<String> dependsOn,
    Optional<String> condition,
    Policy policy) {

  /**
   * What becomes of what it was.
   *
   * @param atDeletion and {@code atReplacement}: {@code Delete}, {@code Retain}, {@code
   *     RetainExceptOnCreate}, {@code Snapshot}
   */
  public record Policy(String atDeletion, String atReplacement) {}

  public ResourceSpec {
    dependsOn = List.copyOf(dependsOn);
  }
}
