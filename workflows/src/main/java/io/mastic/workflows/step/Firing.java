package io.mastic.workflows.step;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.glue.model.Condition;
import software.amazon.awssdk.services.glue.model.Logical;
import software.amazon.awssdk.services.glue.model.Predicate;
import software.amazon.awssdk.services.glue.model.Trigger;
import software.amazon.awssdk.services.glue.model.TriggerState;
import software.amazon.awssdk.services.glue.model.TriggerType;

/**
 * Decides what a workflow starts next. Pure: a run's progress in, the triggers to fire out.
 *
 * @see <a href="https://docs.aws.amazon.com/glue/latest/dg/about-triggers.html">AWS Glue
 *     triggers</a>
 */
public final class Firing {

  private Firing() {}

  /** The trigger a run begins with. */
  public static Optional<Trigger> start(List<Trigger> triggers) {
    return triggers.stream().filter(t -> t.type() != TriggerType.CONDITIONAL).findFirst();
  }

  /** Activated conditional triggers whose condition has come true; each fires once in a run. */
  public static List<Trigger> due(Progress progress) {
    return progress.triggers().stream()
        .filter(t -> t.type() == TriggerType.CONDITIONAL && t.state() == TriggerState.ACTIVATED)
        .filter(t -> !progress.fired().contains(t.name()))
        .filter(t -> holds(t.predicate(), progress))
        .toList();
  }

  private static boolean holds(Predicate predicate, Progress progress) {
    if (predicate == null || predicate.conditions().isEmpty()) {
      return false;
    }
    Stream<Condition> conditions = predicate.conditions().stream();
    return predicate.logical() == Logical.ANY
        ? conditions.anyMatch(c -> holds(c, progress))
        : conditions.allMatch(c -> holds(c, progress));
  }

  /** The job runs, by their jobs, whose ends met conditions of a trigger. */
  public static Map<String, String> met(Trigger trigger, Progress progress) {
    Map<String, String> met = new TreeMap<>();
    if (trigger.predicate() != null) {
      trigger.predicate().conditions().stream()
          .filter(condition -> kind(condition) == Activity.Kind.JOB && holds(condition, progress))
          .flatMap(condition -> progress.latest(Activity.Kind.JOB, name(condition)).stream())
          .filter(run -> run.id() != null)
          .forEach(run -> met.put(run.name(), String.valueOf(run.id())));
    }
    return met;
  }

  private static boolean holds(Condition condition, Progress progress) {
    return progress
        .latest(kind(condition), name(condition))
        .filter(Activity::ended)
        .filter(a -> a.state().equals(state(condition)))
        .isPresent();
  }

  public static Activity.Kind kind(Condition condition) {
    return condition.jobName() != null ? Activity.Kind.JOB : Activity.Kind.CRAWLER;
  }

  public static String name(Condition condition) {
    return condition.jobName() != null ? condition.jobName() : condition.crawlerName();
  }

  /** The state a condition waits for, spelled as endings spell it. */
  public static String state(Condition condition) {
    return condition.jobName() != null ? condition.stateAsString() : condition.crawlStateAsString();
  }
}
