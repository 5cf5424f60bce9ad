package io.mastic.app.console;

import io.mastic.jobs.process.RunState;
import io.mastic.jobs.run.Run;
import io.mastic.jobs.run.RunStore;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.wire.page.OwnPage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code GET /_/api/runs?state=&hours=&most=}: the latest runs of all jobs in some states, which
 * Glue's own calls give job by job only. The answer is {@code {"Runs": [{"Id", "JobName", "State",
 * "StartedOn", "RunningOn", "CompletedOn", "Error"}]}}, times in epoch milliseconds.
 */
public record RunsPage(RunStore runs, Clock clock) implements OwnPage {

  private static final int MOST = 500;
  private static final int MOST_HOURS = 24 * 31;

  @Override
  public String name() {
    return "api/runs";
  }

  @Override
  public Audience audience() {
    return Audience.SIGNED_IN;
  }

  @Override
  public void answer(HttpRequest request, HttpResponse response) throws IOException {
    PageAnswer.get(request, response, parameters -> find(request, parameters));
  }

  private Map<String, Object> find(HttpRequest request, PageQuery parameters) {
    request.authorize("glue", "GetJobRuns", List.of());
    List<RunState> states = parameters.all("state").stream().map(RunsPage::state).toList();
    if (states.isEmpty()) {
      states = Arrays.asList(RunState.values());
    }
    Instant since =
        clock.instant().minus(Duration.ofHours(parameters.number("hours", 24, MOST_HOURS)));
    int most = parameters.number("most", 50, MOST);
    return Map.of(
        "Runs",
        runs.listRecent(request.caller(), states, since, most).stream()
            .map(RunsPage::view)
            .toList());
  }

  private static RunState state(String name) {
    try {
      return RunState.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("There is no state " + name + ".", e);
    }
  }

  private static Map<String, Object> view(Run run) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("Id", run.id());
    view.put("JobName", run.jobName());
    view.put("State", run.state().name());
    view.put("StartedOn", run.times().startedAt().toEpochMilli());
    Instant running = run.times().runningAt();
    if (running != null) {
      view.put("RunningOn", running.toEpochMilli());
    }
    Instant completed = run.times().completedAt();
    if (completed != null) {
      view.put("CompletedOn", completed.toEpochMilli());
    }
    String error = run.error();
    if (error != null) {
      view.put("Error", error);
    }
    return view;
  }
}
