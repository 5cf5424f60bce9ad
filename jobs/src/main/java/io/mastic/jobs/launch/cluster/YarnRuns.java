package io.mastic.jobs.launch.cluster;

import io.mastic.jobs.launch.directory.RunPlace;
import io.mastic.jobs.launch.spark.YarnSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The runs of this server that have, or had, an application on a YARN. */
final class YarnRuns {

  private static final Logger LOG = LoggerFactory.getLogger(YarnRuns.class);

  /** Whoever asks again sooner gets the same answer. */
  private static final Duration FRESH = Duration.ofSeconds(2);

  private final YarnApi api;
  private final RunPlace place;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();

  private record Answer(long nanos, Optional<String> reason) {}

  YarnRuns(YarnApi api, RunPlace place) {
    this.api = api;
    this.place = place;
  }

  YarnStanding standing() throws IOException, InterruptedException {
    return api.standing();
  }

  /** Why no run can have such executors, and what to do; empty if it can. */
  Optional<String> wrong(Executors asked) throws InterruptedException {
    return api.wrong(asked);
  }

  private boolean isThere(String runId) {
    return place
        .of(runId)
        .note("run.json")
        .filter(run -> run.path("master").asText().equals("yarn"))
        .isPresent();
  }

  /** What a run that has begun waits for at YARN; empty once it has its application. */
  Optional<String> reason(String runId) {
    if (place.of(runId).note("application.json").isPresent() || !isThere(runId)) {
      answers.remove(runId);
      return Optional.empty();
    }
    return answers
        .compute(
            runId,
            (id, last) ->
                last != null && System.nanoTime() - last.nanos() < FRESH.toNanos()
                    ? last
                    : new Answer(System.nanoTime(), asked(id)))
        .reason();
  }

  private Optional<String> asked(String runId) {
    try {
      return api.applications(YarnSettings.tag(runId)).stream()
          .filter(application -> !application.state().equals("RUNNING"))
          .map(YarnRuns::told)
          .findFirst();
    } catch (IOException e) {
      LOG.debug("run {}: {}", runId, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }

  private static String told(YarnApi.Application application) {
    return "YARN has not begun "
        + application.id()
        + " yet: it is "
        + application.state()
        + "."
        + (application.diagnostics().isEmpty() ? "" : " " + application.diagnostics());
  }

  /** Whatever has ended the run: no application of it stays. */
  void clear(String runId) {
    answers.remove(runId);
    if (isThere(runId)) {
      try {
        api.clear(YarnSettings.tag(runId));
      } catch (IOException e) {
        LOG.warn("run {}: what is left of it on YARN: {}", runId, e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
