package io.mastic.conformance.chaos;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.GetJobRunsRequest;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.JobRunState;

/** The runs of all jobs as the servers tell them, and when each was first told to be over. */
final class Runs {

  private static final Set<JobRunState> OPEN =
      Set.of(JobRunState.WAITING, JobRunState.STARTING, JobRunState.RUNNING, JobRunState.STOPPING);

  private final Proofs proofs;
  private final History history;
  private final Map<String, JobRun> latest = new ConcurrentHashMap<>();

  /** Runs that were over while their process was there. */
  private final Set<String> declaredDead = ConcurrentHashMap.newKeySet();

  /** When each was first told to be over. */
  private final Map<String, Double> toldOver = new ConcurrentHashMap<>();

  /** Runs whose end was followed by another state, with both. */
  private final Map<String, String> changed = new ConcurrentHashMap<>();

  Runs(Proofs proofs, History history) {
    this.proofs = proofs;
    this.history = history;
  }

  static boolean over(JobRun run) {
    return !OPEN.contains(run.jobRunState());
  }

  /** Asks that server for the latest runs of a job, or for all of them. */
  void look(GlueClient glue, String job, Optional<Integer> most) {
    GetJobRunsRequest.Builder request = GetJobRunsRequest.builder().jobName(job);
    if (most.isPresent()) {
      glue.getJobRuns(request.maxResults(most.get()).build()).jobRuns().forEach(this::take);
    } else {
      glue.getJobRunsPaginator(request.build()).jobRuns().forEach(this::take);
    }
  }

  private synchronized void take(JobRun run) {
    JobRun before = latest.get(run.id());
    if (before != null && before.jobRunState() == run.jobRunState()) {
      return;
    }
    if (before != null && over(before)) {
      if (over(run)) {
        changed.put(run.id(), before.jobRunState() + " became " + run.jobRunState());
      }
      // Else an answer that was asked for earlier than the other.
      return;
    }
    latest.put(run.id(), run);
    if (over(run)) {
      toldOver.put(run.id(), History.now());
    }
    history.say(
        run.id(),
        run.jobRunStateAsString() + (run.errorMessage() == null ? "" : ": " + run.errorMessage()));
    if (over(run) && proofs.of(run.id()).stream().anyMatch(Proof::lives)) {
      declaredDead.add(run.id());
      history.say(run.id(), "is told to be over, and its process lives");
    }
  }

  /** By their ids. */
  Map<String, JobRun> all() {
    return new TreeMap<>(latest);
  }

  /** When a server first told a run to be over, by {@link History#now}. */
  double toldOver(String run) {
    return toldOver.getOrDefault(run, Double.NEGATIVE_INFINITY);
  }

  Set<String> declaredDead() {
    return declaredDead;
  }

  Map<String, String> changed() {
    return changed;
  }
}
