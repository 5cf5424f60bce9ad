package io.mastic.workflows.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.glue.model.Trigger;

/**
 * How far a workflow run is: the triggers as they were when it began, which of them fired, and what
 * they started.
 *
 * <p>An immutable value; the run's row keeps it as a document.
 */
public record Progress(List<Trigger> triggers, List<String> fired, List<Activity> activities) {

  public Progress {
    triggers = List.copyOf(triggers);
    fired = List.copyOf(fired);
    activities = List.copyOf(activities);
  }

  public static Progress beginning(List<Trigger> triggers) {
    return new Progress(triggers, List.of(), List.of());
  }

  public Progress firing(Trigger trigger, List<Activity> started) {
    List<String> nowFired = new ArrayList<>(fired);
    nowFired.add(trigger.name());
    List<Activity> now = new ArrayList<>(activities);
    now.addAll(started);
    return new Progress(triggers, nowFired, now);
  }

  public Progress and(List<Activity> started) {
    List<Activity> now = new ArrayList<>(activities);
    now.addAll(started);
    return new Progress(triggers, fired, now);
  }

  /**
   * With what was heard of an end; news of what this run did not start, or that was heard before,
   * changes nothing.
   */
  public Progress hearing(ActivityEnd ending) {
    List<Activity> now = new ArrayList<>(activities);
    now.replaceAll(a -> !a.ended() && ending.isOf(a) ? a.heard(ending) : a);
    return new Progress(triggers, fired, now);
  }

  /** The latest activity of a job or crawler in this run. */
  Optional<Activity> latest(Activity.Kind kind, String name) {
    return activities.stream().filter(a -> a.is(kind, name)).reduce((first, second) -> second);
  }

  public List<Activity> of(Activity.Kind kind, String name) {
    return activities.stream().filter(a -> a.is(kind, name)).toList();
  }

  public boolean anythingRunning() {
    return activities.stream().anyMatch(a -> !a.ended());
  }
}
