package io.mastic.conformance.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.CrawlerState;
import software.amazon.awssdk.services.glue.model.WorkflowRunStatus;

/**
 * One run of faults: two servers and their clients, a third server after half of the faults, then
 * quiet, then judgement.
 */
final class Chaos {

  private static final int CLIENTS = 2;

  /** What is not done then will not be done: ends a wait, measures nothing. */
  private static final Duration LONG = Duration.ofMinutes(3);

  private final Site site;
  private final long seed;
  private final History history = new History();
  private final Proofs proofs;
  private final Runs runs;
  private final Losses losses;

  Chaos(Site site, long seed) {
    this.site = site;
    this.seed = seed;
    this.proofs = new Proofs(site.proofs(), history);
    this.runs = new Runs(proofs, history);
    this.losses = new Losses(site.lease(), history);
  }

  /** What must not be, and is. */
  List<Finding> run(int count) throws IOException, InterruptedException, SQLException {
    GlueClient glue = site.join().patient();
    site.join();
    Instant before = Instant.now();
    Estate.make(glue, site.s3(), site.proofs());
    Instant made = Instant.now();
    try (Clients clients = new Clients(site, history);
        Watch watch = new Watch(site, proofs, runs)) {
      watch.begin();
      clients.begin(CLIENTS, seed);
      befall(count);
      clients.end();
      history.say("fault", "no more; all is to come to its end");
      for (Node node : site.nodes()) {
        if (node.canMoveItsClock()) {
          node.setClock(0);
        }
      }
      Instant healed = Instant.now();
      awaitFirings(glue, new Minutes(before, made, healed, healed));
      stopSchedules(glue);
      Minutes minutes = new Minutes(before, made, healed, Instant.now());
      List<Finding> findings = new ArrayList<>(awaitQuiet(glue));
      watch.end();
      findings.addAll(judge(glue, clients.requests(), minutes));
      return findings;
    }
  }

  private void befall(int count) throws IOException, InterruptedException {
    Faults faults = new Faults(site, losses, history, new Random(seed));
    List<Fault> drawn = faults.draw(count);
    for (int i = 0; i < count; i++) {
      if (i == count / 2) {
        history.say("fault", "a third server joins");
        site.join();
      }
      faults.calm();
      faults.make(drawn.get(i));
    }
    faults.calm();
  }

  private void stopSchedules(GlueClient glue) {
    insist(
        () -> {
          glue.stopTrigger(b -> b.name("each-minute"));
          glue.stopTrigger(b -> b.name("timed-begin"));
          glue.updateCrawlerSchedule(b -> b.crawlerName(Estate.TIMED_CRAWLER).schedule(""));
        });
  }

  /** What was due before all was well again comes late, and once; that is judged afterwards. */
  private void awaitFirings(GlueClient glue, Minutes minutes) {
    Instant deadline = Instant.now().plus(LONG);
    while (Instant.now().isBefore(deadline)) {
      try {
        runs.look(glue, Estate.TICK, Optional.empty());
        if (new WorkJudge(glue, runs.all()).haveFired(minutes)) {
          return;
        }
      } catch (SdkException e) {
        // Servers may still be coming to themselves.
      }
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
  }

  /** Servers may still be coming to themselves. */
  private void insist(Runnable call) {
    Instant deadline = Instant.now().plus(LONG);
    while (true) {
      try {
        call.run();
        return;
      } catch (SdkException e) {
        if (Instant.now().isAfter(deadline)) {
          throw e;
        }
        LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
      }
    }
  }

  /** What is not at its end after the time that anything may take. */
  private List<Finding> awaitQuiet(GlueClient glue) throws SQLException {
    Duration most = site.lease().multipliedBy(Faults.PATIENCE + 6L).plus(LONG);
    Instant deadline = Instant.now().plus(most);
    List<Finding> open = new ArrayList<>();
    while (true) {
      open.clear();
      try {
        Estate.jobs().forEach(job -> runs.look(glue, job, Optional.empty()));
        stopEndless(glue);
        open.addAll(open(glue));
        open.addAll(left());
        if (open.isEmpty()) {
          return open;
        }
      } catch (SdkException e) {
        open.add(new Finding("server-1", "does not answer: " + e.getMessage()));
      }
      if (Instant.now().isAfter(deadline)) {
        return open;
      }
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
  }

  private void stopEndless(GlueClient glue) {
    List<String> endless =
        runs.all().values().stream()
            .filter(r -> r.jobName().equals("endless") && !Runs.over(r))
            .map(r -> r.id())
            .toList();
    if (!endless.isEmpty()) {
      glue.batchStopJobRun(b -> b.jobName("endless").jobRunIds(endless));
    }
  }

  private List<Finding> open(GlueClient glue) {
    List<Finding> open = new ArrayList<>();
    runs.all().values().stream()
        .filter(run -> !Runs.over(run))
        .forEach(run -> open.add(new Finding(run.id(), "is " + run.jobRunState() + " for ever")));
    for (String name : Estate.crawlers()) {
      CrawlerState state = glue.getCrawler(b -> b.name(name)).crawler().state();
      if (state != CrawlerState.READY) {
        open.add(new Finding(name, "is " + state + " for ever"));
      }
    }
    for (String name : List.of(Estate.WORKFLOW, Estate.TIMED_WORKFLOW)) {
      glue.getWorkflowRuns(b -> b.name(name).maxResults(50)).runs().stream()
          .filter(run -> run.status() == WorkflowRunStatus.RUNNING)
          .forEach(run -> open.add(new Finding(run.workflowRunId(), "is RUNNING for ever")));
    }
    return open;
  }

  private List<Finding> judge(GlueClient glue, List<Request> requests, Minutes minutes)
      throws IOException {
    proofs.look();
    List<Finding> findings = new ArrayList<>();
    runs.declaredDead()
        .forEach(run -> findings.add(new Finding(run, "was over while its process lived")));
    runs.changed().forEach((run, how) -> findings.add(new Finding(run, "ended twice: " + how)));
    findings.addAll(new RunJudge(runs, proofs, losses).judge(requests));
    findings.addAll(new WorkJudge(glue, runs.all()).judge(requests, minutes));
    return findings;
  }

  /** Processes and tasks that nothing is left to do for. */
  private List<Finding> left() throws SQLException {
    List<Finding> left = new ArrayList<>(WorkJudge.left(site.database()));
    for (Node node : site.nodes()) {
      for (long pid : node.processes()) {
        left.add(new Finding(node.name(), "process " + pid + " of a run is left"));
      }
    }
    return left;
  }

  /** The findings, and what happened to those that they are about. */
  String report(List<Finding> findings, Path file) throws IOException {
    history.write(file);
    String tally =
        runs.all().values().stream()
            .collect(
                Collectors.groupingBy(
                    r -> r.jobName() + " " + r.jobRunState(),
                    java.util.TreeMap::new,
                    Collectors.counting()))
            .toString();
    String lines = findings.stream().map(Finding::toString).collect(Collectors.joining("\n"));
    List<String> subjects =
        List.copyOf(
            findings.stream().map(Finding::subject).collect(Collectors.toCollection(TreeSet::new)));
    return "seed "
        + seed
        + ", whole history in "
        + file.toAbsolutePath()
        + "\n"
        + tally
        + "\n"
        + findings.size()
        + " findings\n"
        + lines
        + "\n"
        + history.of(subjects);
  }
}
