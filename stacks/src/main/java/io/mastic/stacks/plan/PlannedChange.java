package io.mastic.stacks.plan;

import io.mastic.stacks.resource.Effect;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a deployment does to a resource.
 *
 * @param physicalId of what is there; empty for none
 * @param changed properties, with what the change of each does
 * @param on logical ids of the resources that it stands on
 * @param open those of the changed properties that may come out as they are
 */
public record PlannedChange(
    String logicalId,
    String type,
    Action action,
    String physicalId,
    Map<String, Effect> changed,
    List<String> on,
    Set<String> open) {

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
    // What an earlier build wrote does not have it.
    open = open == null ? Set.of() : Set.copyOf(open);
  }

  /** Whether another is made only if what is not known yet differs from what is there. */
  public boolean turnsOutLater() {
    return action == Action.REPLACE
        && changed.entrySet().stream()
            .filter(each -> each.getValue() == Effect.REPLACES)
            .allMatch(each -> open.contains(each.getKey()));
  }

  boolean makesAnother() {
    return action == Action.CREATE || action == Action.REPLACE;
  }
}
