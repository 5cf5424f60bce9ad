package io.mastic.stacks.plan;

import io.mastic.kernel.saga.StepOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a deployment has to do, each resource after those that it stands on.
 *
 * @param removals in the order in which they were made
 */
public record DeploymentPlan(List<PlannedChange> changes, List<PlannedChange> removals) {

  /** Steps that make or change, {@link #SETTLE}, and steps that delete. */
  public static final String MAKE = "make/";

  public static final String SETTLE = "settle";
  public static final String CLEAN = "clean/";

  public DeploymentPlan {
    changes = List.copyOf(changes);
    removals = List.copyOf(removals);
  }

  /** All that is not left as it is. */
  public List<PlannedChange> real() {
    List<PlannedChange> real = new ArrayList<>(changes);
    real.removeIf(change -> change.action() == PlannedChange.Action.KEEP);
    real.addAll(removals);
    return real;
  }

  /** The steps of an update or a creation: nothing is deleted before all is made. */
  public List<StepOrder> steps() {
    List<StepOrder> steps = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (PlannedChange change : changes) {
      if (change.action() != PlannedChange.Action.KEEP) {
        List<String> after =
            change.on().stream().map(MAKE::concat).filter(names::contains).toList();
        steps.add(new StepOrder(MAKE + change.logicalId(), change.action().name(), after));
        names.add(MAKE + change.logicalId());
      }
    }
    List<String> made = steps.stream().map(StepOrder::name).toList();
    steps.add(new StepOrder(SETTLE, "", made));
    List<PlannedChange> old = new ArrayList<>();
    changes.stream()
        .filter(change -> change.action() == PlannedChange.Action.REPLACE)
        .forEach(old::add);
    old.addAll(removals);
    steps.addAll(cleaning(old, List.of(SETTLE)));
    return steps;
  }

  /** The steps that delete: what stands on others goes first. */
  public static List<StepOrder> cleaning(List<PlannedChange> old, List<String> first) {
    Map<String, PlannedChange> byId =
        old.stream().collect(Collectors.toMap(PlannedChange::logicalId, Function.identity()));
    List<StepOrder> steps = new ArrayList<>();
    for (int i = old.size() - 1; i >= 0; i--) {
      PlannedChange change = old.get(i);
      List<String> after = new ArrayList<>(first);
      byId.values().stream()
          .filter(other -> other.on().contains(change.logicalId()))
          .map(other -> CLEAN + other.logicalId())
          .filter(name -> steps.stream().anyMatch(step -> step.name().equals(name)))
          .forEach(after::add);
      steps.add(new StepOrder(CLEAN + change.logicalId(), change.action().name(), after));
    }
    return steps;
  }
}
