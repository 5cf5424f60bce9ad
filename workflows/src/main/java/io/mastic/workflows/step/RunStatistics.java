package io.mastic.workflows.step;

import java.util.Arrays;
import java.util.List;
import software.amazon.awssdk.services.glue.model.WorkflowRunStatistics;

/** Counts a run's actions as the WorkflowRunStatistics structure of the Glue API has them. */
public final class RunStatistics {

  private RunStatistics() {}

  public static WorkflowRunStatistics of(Progress progress) {
    List<Activity> all = progress.activities();
    return WorkflowRunStatistics.builder()
        .totalActions(all.size())
        .succeededActions(count(all, "SUCCEEDED"))
        .failedActions(count(all, "FAILED"))
        .timeoutActions(count(all, "TIMEOUT"))
        .stoppedActions(count(all, "STOPPED", "CANCELLED"))
        .erroredActions(count(all, "ERROR", "EXPIRED"))
        .waitingActions(count(all, "WAITING"))
        .runningActions(
            (int) all.stream().filter(a -> !a.ended() && !a.state().equals("WAITING")).count())
        .build();
  }

  private static int count(List<Activity> activities, String... states) {
    List<String> wanted = Arrays.asList(states);
    return (int)
        activities.stream()
            .filter(a -> a.ended() || a.state().equals("WAITING"))
            .filter(a -> wanted.contains(a.state()))
            .count();
  }
}
