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
 * @param old what is deleted in the end, replaced or removed, in the order in which it was made,
 *     each with what it stood on then
 */
public record DeploymentPlan(List<PlannedChange> changes, List<PlannedChange> old) {

  /** Steps that make or change, {@link #SETTLE}, and steps that delete. */
  public static final String MAKE = "make/";

  public static final String SETTLE = "settle";
  public static final String CLEAN = "clean/";

  /** A nested stack waits before it is settled, and its parent for what it deletes afterwards. */
  public static final String HOLD = "hold";

  public static final String RELEASE = "release/";

  private static final String NESTED = "AWS::CloudFormation::Stack";

  /** Steps that delete what was replaced by updates that failed, and that put back. */
  public static final String CLEAN_ORIGIN = "origin/";

  public static final String BACK = "back/";

  public DeploymentPlan {
    changes = List.copyOf(changes);
    old = List.copyOf(old);
  }

  /** All that is not left as it is. */
  public List<PlannedChange> real() {
    List<PlannedChange> real = new ArrayList<>(changes);
    real.removeIf(change -> change.action() == PlannedChange.Action.KEEP);
    old.stream()
        .filter(change -> change.action() == PlannedChange.Action.REMOVE)
        .forEach(real::add);
    return real;
  }

  /** The steps of an update or a creation: nothing is deleted before all is made. */
  public List<StepOrder> steps() {
    return steps(List.of(), false);
  }

  /**
   * The same, where failed updates have left something.
   *
   * @param origins logical ids of what has been replaced, and is still there
   * @param isHeld whether nothing is to be deleted before another stack has been made
   */
  public List<StepOrder> steps(List<String> origins, boolean isHeld) {
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
    if (isHeld) {
      steps.add(new StepOrder(HOLD, "", made));
    }
    steps.add(new StepOrder(SETTLE, "", isHeld ? List.of(HOLD) : made));
    List<String> first = new ArrayList<>(List.of(SETTLE));
    for (PlannedChange change : changes) {
      if (change.action() == PlannedChange.Action.MODIFY && change.type().equals(NESTED)) {
        steps.add(new StepOrder(RELEASE + change.logicalId(), "", List.of(SETTLE)));
        first.add(RELEASE + change.logicalId());
      }
    }
    steps.addAll(cleaning(old, first, origins));
    return steps;
  }

  /** The steps that delete, where failed updates have left something: that goes first. */
  public static List<StepOrder> cleaning(
      List<PlannedChange> old, List<String> first, List<String> origins) {
    List<StepOrder> steps = new ArrayList<>();
    origins.forEach(id -> steps.add(new StepOrder(CLEAN_ORIGIN + id, "", first)));
    List<String> before = new ArrayList<>(first);
    steps.forEach(step -> before.add(step.name()));
    steps.addAll(cleaning(old, before));
    return steps;
  }

  /** The steps that put back: what was replaced meanwhile first, then what stands on others. */
  public static List<StepOrder> back(List<PlannedChange> rows) {
    List<StepOrder> steps = new ArrayList<>();
    rows.forEach(row -> steps.add(new StepOrder(CLEAN_ORIGIN + row.logicalId(), "", List.of())));
    steps.addAll(ordered(rows, steps.stream().map(StepOrder::name).toList(), BACK));
    return steps;
  }

  /** The steps that delete: what stands on others goes first. */
  public static List<StepOrder> cleaning(List<PlannedChange> old, List<String> first) {
    return ordered(old, first, CLEAN);
  }

  private static List<StepOrder> ordered(
      List<PlannedChange> old, List<String> first, String prefix) {
    Map<String, PlannedChange> byId =
        old.stream().collect(Collectors.toMap(PlannedChange::logicalId, Function.identity()));
    List<StepOrder> steps = new ArrayList<>();
    for (int i = old.size() - 1; i >= 0; i--) {
      PlannedChange change = old.get(i);
      List<String> after = new ArrayList<>(first);
      byId.values().stream()
          .filter(other -> other.on().contains(change.logicalId()))
          .map(other -> prefix + other.logicalId())
          .filter(name -> steps.stream().anyMatch(step -> step.name().equals(name)))
          .forEach(after::add);
      steps.add(new StepOrder(prefix + change.logicalId(), change.action().name(), after));
    }
    return steps;
  }
}
