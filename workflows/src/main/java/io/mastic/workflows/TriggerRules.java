package io.mastic.workflows;

import io.mastic.contract.Errors;
import io.mastic.kernel.time.Schedule;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Action;
import software.amazon.awssdk.services.glue.model.Condition;
import software.amazon.awssdk.services.glue.model.Trigger;
import software.amazon.awssdk.services.glue.model.TriggerType;

/** What a trigger must be to be kept; the errors and their texts are AWS's where they are known. */
final class TriggerRules {

  private static final int MOST_JOBS = 50;
  private static final int MOST_CRAWLERS = 2;

  /** What a trigger can listen for, in AWS's order (AWS Glue API, "Condition structure"). */
  private static final List<String> JOB_STATES =
      List.of("SUCCEEDED", "STOPPED", "FAILED", "TIMEOUT");

  private static final List<String> CRAWL_STATES = List.of("SUCCEEDED", "FAILED", "CANCELLED");

  private final Consumer<@Nullable String> securityConfigurations;

  /**
   * @param securityConfigurations refuses the name of one that is not there
   */
  TriggerRules(Consumer<@Nullable String> securityConfigurations) {
    this.securityConfigurations = securityConfigurations;
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.InvalidInputException for what AWS refuses
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException for an action's
   *     security configuration that is not there
   */
  void check(Trigger trigger) {
    if (trigger.type() == TriggerType.EVENT && trigger.workflowName() == null) {
      throw Errors.invalidInput("A trigger of type EVENT must belong to a workflow");
    }
    if (trigger.actions().isEmpty()) {
      throw Errors.invalidInput("Actions cannot be null or empty");
    }
    trigger.actions().forEach(TriggerRules::check);
    if (trigger.actions().stream().filter(a -> a.jobName() != null).count() > MOST_JOBS) {
      throw Errors.invalidInput("A trigger cannot have more than " + MOST_JOBS + " job actions");
    }
    if (trigger.actions().stream().filter(a -> a.crawlerName() != null).count() > MOST_CRAWLERS) {
      throw Errors.invalidInput(
          "A trigger cannot have more than " + MOST_CRAWLERS + " crawler actions");
    }
    trigger.actions().forEach(a -> securityConfigurations.accept(a.securityConfiguration()));
    switch (trigger.type()) {
      case SCHEDULED -> checkSchedule(trigger.schedule());
      case CONDITIONAL -> checkPredicate(trigger);
      default -> {}
    }
  }

  private static void check(Action action) {
    if (action.jobName() == null && action.crawlerName() == null) {
      throw Errors.invalidInput("JobName or CrawlerName in an action cannot be null or empty");
    }
    if (action.jobName() != null && action.crawlerName() != null) {
      throw Errors.invalidInput("Both JobName and CrawlerName cannot be set together in an action");
    }
    boolean isOfJob =
        !action.arguments().isEmpty()
            || action.timeout() != null
            || action.notificationProperty() != null;
    if (action.crawlerName() != null && isOfJob) {
      throw Errors.invalidInput(
          "Arguments, Timeout and NotificationProperty of an action are for jobs, not for crawlers");
    }
  }

  private static void checkSchedule(String schedule) {
    if (schedule == null || schedule.isBlank()) {
      throw Errors.invalidInput("Schedule cannot be null or empty");
    }
    try {
      Schedule.parse(schedule);
    } catch (IllegalArgumentException e) {
      throw Errors.invalidInput("Invalid schedule expression: " + schedule);
    }
  }

  private static void checkPredicate(Trigger trigger) {
    if (trigger.predicate() == null || trigger.predicate().conditions().isEmpty()) {
      throw Errors.invalidInput("Predicate cannot be null or empty");
    }
    if (trigger.predicate().conditions().size() > 1 && trigger.predicate().logical() == null) {
      throw Errors.invalidInput("Logical cannot be null or empty");
    }
    for (Condition condition : trigger.predicate().conditions()) {
      check(condition);
      boolean ownAction =
          condition.jobName() != null
              && trigger.actions().stream().anyMatch(a -> condition.jobName().equals(a.jobName()));
      if (ownAction) {
        throw Errors.invalidInput("Job cannot be a Predicate and Action for Conditional Trigger.");
      }
    }
  }

  private static void check(Condition condition) {
    boolean ofJob = condition.jobName() != null;
    if (!ofJob && condition.crawlerName() == null) {
      throw Errors.invalidInput("JobName or CrawlerName in condition cannot be null or empty");
    }
    if (ofJob && condition.crawlerName() != null) {
      throw Errors.invalidInput(
          "Both JobName and CrawlerName cannot be set together in a condition");
    }
    if (condition.logicalOperator() == null) {
      throw Errors.invalidInput("Logical operator cannot be null or empty");
    }
    if (ofJob && !JOB_STATES.contains(String.valueOf(condition.stateAsString()))) {
      throw Errors.invalidInput(
          "State cannot be null or empty, choose from one of the following job state: "
              + JOB_STATES);
    }
    if (!ofJob && !CRAWL_STATES.contains(String.valueOf(condition.crawlStateAsString()))) {
      throw Errors.invalidInput(
          "CrawlState cannot be null or empty, choose from one of the following crawl state: "
              + CRAWL_STATES);
    }
    if (ofJob ? condition.crawlState() != null : condition.state() != null) {
      throw Errors.invalidInput(
          "State in condition is for jobs, CrawlState for crawlers; they cannot be set together");
    }
  }
}
