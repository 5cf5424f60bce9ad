package io.mastic.workflows.step;

import java.util.Arrays;
import software.amazon.awssdk.services.glue.model.Action;
import software.amazon.awssdk.services.glue.model.Condition;
import software.amazon.awssdk.services.glue.model.CrawlState;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.glue.model.Logical;
import software.amazon.awssdk.services.glue.model.LogicalOperator;
import software.amazon.awssdk.services.glue.model.Predicate;
import software.amazon.awssdk.services.glue.model.Trigger;
import software.amazon.awssdk.services.glue.model.TriggerState;
import software.amazon.awssdk.services.glue.model.TriggerType;

/** Triggers in the short words of the tests. */
public final class Examples {

  private Examples() {}

  static Trigger onDemand(String name, Action... actions) {
    return Trigger.builder()
        .name(name)
        .type(TriggerType.ON_DEMAND)
        .state(TriggerState.CREATED)
        .actions(actions)
        .build();
  }

  public static Trigger when(
      String name, Logical logical, Condition[] conditions, Action... actions) {
    return Trigger.builder()
        .name(name)
        .type(TriggerType.CONDITIONAL)
        .state(TriggerState.ACTIVATED)
        .predicate(Predicate.builder().logical(logical).conditions(conditions).build())
        .actions(actions)
        .build();
  }

  public static Condition[] conditions(Condition... conditions) {
    return Arrays.copyOf(conditions, conditions.length);
  }

  public static Condition job(String name, JobRunState state) {
    return Condition.builder()
        .jobName(name)
        .state(state)
        .logicalOperator(LogicalOperator.EQUALS)
        .build();
  }

  public static Condition crawler(String name, CrawlState state) {
    return Condition.builder()
        .crawlerName(name)
        .crawlState(state)
        .logicalOperator(LogicalOperator.EQUALS)
        .build();
  }

  public static Action run(String job) {
    return Action.builder().jobName(job).build();
  }

  public static Action crawl(String crawler) {
    return Action.builder().crawlerName(crawler).build();
  }

  static Activity jobActivity(String name, String state, boolean ended) {
    return new Activity(Activity.Kind.JOB, name, "t", "jr_" + name, state, ended, null);
  }
}
