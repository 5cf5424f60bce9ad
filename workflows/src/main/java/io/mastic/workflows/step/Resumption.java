package io.mastic.workflows.step;

import io.mastic.contract.Errors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.glue.model.Action;
import software.amazon.awssdk.services.glue.model.Condition;
import software.amazon.awssdk.services.glue.model.NodeType;
import software.amazon.awssdk.services.glue.model.Trigger;

/**
 * Decides what of an ended run is done again. Pure: what is chosen and all that follows from it is
 * forgotten, the rest is kept, and the chosen nodes are started again by the triggers that had
 * started them.
 *
 * @param kept the progress that the new run begins with
 * @param again the latest activity of each chosen node
 * @see <a href="https://docs.aws.amazon.com/glue/latest/dg/resuming-workflow.html">Resuming a
 *     workflow run</a>
 */
public record Resumption(Progress kept, List<Activity> again) {

  /** A job or a crawler. */
  private record Work(Activity.Kind kind, String name) {}

  public static Resumption of(String workflow, Progress before, List<String> nodeIds) {
    List<Activity> again = new ArrayList<>();
    Set<Work> undone = new HashSet<>();
    for (String nodeId : nodeIds) {
      Activity latest =
          before.activities().stream()
              .filter(a -> GraphView.id(workflow, type(a.kind()), a.name()).equals(nodeId))
              .reduce((first, second) -> second)
              .orElseThrow(
                  () ->
                      Errors.invalidInput(
                          "Node " + nodeId + " was not started in this workflow run."));
      if (undone.add(new Work(latest.kind(), latest.name()))) {
        again.add(latest);
      }
    }
    Set<String> unfired = new HashSet<>();
    follow(before, undone, unfired);
    return new Resumption(
        new Progress(
            before.triggers(),
            before.fired().stream().filter(name -> !unfired.contains(name)).toList(),
            before.activities().stream()
                .filter(a -> !undone.contains(new Work(a.kind(), a.name())))
                .toList()),
        again.stream().filter(a -> !unfired.contains(a.trigger())).toList());
  }

  /** The trigger that had started an activity, with that action alone. */
  public static Trigger only(Progress progress, Activity activity) {
    Trigger trigger =
        progress.triggers().stream()
            .filter(t -> t.name().equals(activity.trigger()))
            .findFirst()
            .orElseThrow();
    return trigger.toBuilder()
        .actions(
            trigger.actions().stream()
                .filter(a -> work(a).equals(new Work(activity.kind(), activity.name())))
                .toList())
        .build();
  }

  /** Adds what the undone work had led to, until nothing more follows. */
  private static void follow(Progress before, Set<Work> undone, Set<String> unfired) {
    boolean more = true;
    while (more) {
      more = false;
      for (Trigger trigger : before.triggers()) {
        if (watches(trigger, undone) && unfired.add(trigger.name())) {
          trigger.actions().forEach(action -> undone.add(work(action)));
          more = true;
        }
      }
    }
  }

  private static boolean watches(Trigger trigger, Set<Work> works) {
    return trigger.predicate() != null
        && trigger.predicate().conditions().stream()
            .anyMatch(condition -> works.contains(work(condition)));
  }

  private static Work work(Condition condition) {
    return new Work(Firing.kind(condition), Firing.name(condition));
  }

  private static Work work(Action action) {
    return action.jobName() != null
        ? new Work(Activity.Kind.JOB, action.jobName())
        : new Work(Activity.Kind.CRAWLER, action.crawlerName());
  }

  private static NodeType type(Activity.Kind kind) {
    return kind == Activity.Kind.JOB ? NodeType.JOB : NodeType.CRAWLER;
  }
}
