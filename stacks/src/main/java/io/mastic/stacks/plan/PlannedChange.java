package io.mastic.stacks.plan;

import io.mastic.stacks.resource.Effect;
import java.util.List;
import java.util.Map;

/**
 * What a deployment does to a resource.
 *
 * @param physicalId of what is there; empty for none
 * @param changed properties, with what the change of each does
 * @param on logical ids of the resources that it stands on
 */
public record PlannedChange(
    String logicalId,
    String type,
    Action action,
    String physicalId,
    Map<String, Effect> changed,
    List<String> on) {

  /** What is done. */
  public enum Action {
    CREATE,
    MODIFY,
    /** Another is made before what is there is deleted. */
    REPLACE,
    KEEP,
    REMOVE
  }

  public PlannedChange {
    on = List.copyOf(on);
  }

  boolean makesAnother() {
    return action == Action.CREATE || action == Action.REPLACE;
  }
}
