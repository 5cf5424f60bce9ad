package io.mastic.conformance.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.JobRunState;

/** Holds what the servers say of runs against what their processes proved. */
final class RunJudge {

  private final Map<String, JobRun> runs;
  private final Proofs proofs;
  private final Losses losses;
  private final Runs told;
  private final List<Finding> findings = new ArrayList<>();

  RunJudge(Runs told, Proofs proofs, Losses losses) {
    this.told = told;
    this.runs = told.all();
    this.proofs = proofs;
    this.losses = losses;
  }

  List<Finding> judge(List<Request> requests) {
    runs.values().forEach(this::judge);
    runs.values().stream().filter(r -> r.jobName().equals("retried")).forEach(this::judgeRetry);
    oneAfterAnother();
    Set<String> known = runs.keySet();
    for (Proof proof : proofs.all()) {
      if (!known.contains(proof.run())) {
        find(proof.run(), "has a process, and no server knows the run");
      }
    }
    Estate.ASKED.forEach(job -> judgeRequests(job, requests));
    return findings;
  }

  private void judge(JobRun run) {
    List<Proof> begun = proofs.of(run.id());
    if (begun.size() > 1) {
      find(run.id(), "began " + begun.size() + " times");
    }
    String word = begun.isEmpty() ? null : begun.get(0).outcome();
    boolean lost = losses.excuse(run, begun, told.toldOver(run.id()));
    switch (run.jobRunState()) {
      case SUCCEEDED ->
          expect(run, Proof.OK.equals(word), "SUCCEEDED, and its process says " + word);
      case FAILED ->
          expect(
              run,
              lost || (word != null && word.startsWith("failed")),
              "FAILED (" + run.errorMessage() + "), and its process says " + word);
      case STOPPED -> expect(run, run.jobName().equals("endless"), "STOPPED, and nobody asked");
      default -> find(run.id(), "is " + run.jobRunState() + " (" + run.errorMessage() + ")");
    }
    if (run.jobName().equals("endless")) {
      expect(run, run.jobRunState() == JobRunState.STOPPED || lost, "is not STOPPED");
    }
  }

  private void judgeRetry(JobRun run) {
    String next = run.id() + "_attempt_1";
    boolean first = !run.id().contains("_attempt_");
    if (first && run.jobRunState() == JobRunState.FAILED) {
      expect(run, runs.containsKey(next), "FAILED, and was not tried again");
      for (Proof before : proofs.of(run.id())) {
        for (Proof after : proofs.of(next)) {
          expect(run, !before.overlaps(after), "is tried again while its process lives");
        }
      }
    }
  }

  /** Of a job with one run at a time. */
  private void oneAfterAnother() {
    List<Proof> queued =
        runs.values().stream()
            .filter(r -> r.jobName().equals("queued"))
            .flatMap(r -> proofs.of(r.id()).stream())
            .toList();
    for (Proof one : queued) {
      for (Proof other : queued) {
        if (one.begun() < other.begun() && one.overlaps(other) && !one.run().equals(other.run())) {
          find(one.run(), "and " + other.run() + " run at a time, against MaxConcurrentRuns");
        }
      }
    }
  }

  /** What was answered is there, once; what was not answered is there at most once. */
  private void judgeRequests(String job, List<Request> requests) {
    Map<String, List<JobRun>> found =
        runs.values().stream()
            .filter(r -> r.jobName().equals(job) && !r.id().contains("_attempt_"))
            .collect(Collectors.groupingBy(RunJudge::token, TreeMap::new, Collectors.toList()));
    requests.stream()
        .filter(r -> r.what().equals(job))
        .forEach(
            request -> {
              int count = found.getOrDefault(request.token(), List.of()).size();
              boolean right =
                  switch (request.answer()) {
                    case DONE -> count == 1;
                    case REFUSED -> count == 0;
                    case UNKNOWN -> count <= 1;
                  };
              if (!right) {
                find(
                    request.token(), request.answer() + ", and there are " + count + " runs of it");
              }
            });
    Set<String> asked = requests.stream().map(Request::token).collect(Collectors.toSet());
    found.keySet().stream()
        .filter(token -> !asked.contains(token))
        .forEach(token -> find(token, "was never asked for"));
  }

  private static String token(JobRun run) {
    return String.valueOf(run.arguments().get("--token"));
  }

  private void expect(JobRun run, boolean right, String otherwise) {
    if (!right) {
      find(run.id(), otherwise);
    }
  }

  private void find(String subject, String what) {
    findings.add(new Finding(subject, what));
  }

  /** How many runs of a job there are, and how many of them succeeded. */
  static long count(Map<String, JobRun> runs, String job, JobRunState... states) {
    Set<JobRunState> wanted = Set.of(states);
    Stream<JobRun> ofJob = runs.values().stream().filter(r -> r.jobName().equals(job));
    return ofJob.filter(r -> wanted.isEmpty() || wanted.contains(r.jobRunState())).count();
  }
}
