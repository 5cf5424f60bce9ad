package io.mastic.conformance.chaos;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.CrawlerHistory;
import software.amazon.awssdk.services.glue.model.CrawlerHistoryState;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.glue.model.WorkflowRun;
import software.amazon.awssdk.services.glue.model.WorkflowRunStatus;

/** Crawls, workflow runs, firings of schedules, and what is left behind. */
final class WorkJudge {

  private static final String LEFT_OVER =
      "SELECT kind || ' ' || task_key || ' held by ' || coalesce(lease_owner, 'nobody') || ': '"
          + " || coalesce(last_error, 'no error') FROM task"
          + " WHERE kind IN ('job-run', 'crawl') OR kind LIKE 'event:%'";

  /** By how much a server's idea of the database's time may be ahead. */
  private static final Duration AHEAD = Duration.ofSeconds(2);

  private final GlueClient glue;
  private final Map<String, JobRun> runs;
  private final List<Finding> findings = new ArrayList<>();

  WorkJudge(GlueClient glue, Map<String, JobRun> runs) {
    this.glue = glue;
    this.runs = runs;
  }

  /** Tasks of work that is done, after all has come to its end. */
  static List<Finding> left(Database database) throws SQLException {
    return database.query(LEFT_OVER).stream()
        .map(task -> new Finding("task", task + " is left over"))
        .toList();
  }

  /** Has each schedule fired as often as it had to? */
  boolean haveFired(Minutes minutes) {
    long least = minutes.bounds()[0];
    return RunJudge.count(runs, Estate.TICK) >= least
        && crawls(Estate.TIMED_CRAWLER) >= least
        && workflowRuns(Estate.TIMED_WORKFLOW) >= least;
  }

  List<Finding> judge(List<Request> requests, Minutes minutes) {
    between(Estate.CRAWLER + "'s crawls", crawls(Estate.CRAWLER), asked(requests, Estate.CRAWLER));
    inTheirMinutes(minutes);
    long timedCrawls = crawls(Estate.TIMED_CRAWLER);
    between(Estate.TIMED_CRAWLER + "'s crawls", timedCrawls, minutes.bounds());
    between("runs of " + Estate.TICK, RunJudge.count(runs, Estate.TICK), minutes.bounds());
    long timed = workflowRuns(Estate.TIMED_WORKFLOW);
    between("runs of " + Estate.TIMED_WORKFLOW, timed, minutes.bounds());
    same("runs of " + Estate.TOCK, RunJudge.count(runs, Estate.TOCK), timed);
    steps(asked(requests, Estate.WORKFLOW));
    return findings;
  }

  private void inTheirMinutes(Minutes minutes) {
    List<Instant> ticks =
        runs.values().stream()
            .filter(run -> run.jobName().equals(Estate.TICK))
            .map(JobRun::startedOn)
            .toList();
    inTheirMinutes("runs of " + Estate.TICK, ticks, minutes);
    List<Instant> timed =
        glue.getWorkflowRuns(b -> b.name(Estate.TIMED_WORKFLOW).maxResults(100)).runs().stream()
            .map(WorkflowRun::startedOn)
            .toList();
    inTheirMinutes("runs of " + Estate.TIMED_WORKFLOW, timed, minutes);
    List<Instant> crawls =
        glue.listCrawls(b -> b.crawlerName(Estate.TIMED_CRAWLER).maxResults(100)).crawls().stream()
            .map(CrawlerHistory::startTime)
            .toList();
    inTheirMinutes("crawls of " + Estate.TIMED_CRAWLER, crawls, minutes);
  }

  /**
   * The first not before the first minute, each next one a minute later at the earliest: late
   * firings catch up, and whatever fires twice is before its time, even if another was lost.
   */
  private void inTheirMinutes(String what, List<Instant> starts, Minutes minutes) {
    Instant due = minutes.first();
    for (Instant start : starts.stream().sorted().toList()) {
      if (start.isBefore(due.minus(AHEAD))) {
        findings.add(new Finding(what, "one began at " + start + ", before its time, " + due));
      }
      due = due.plus(1, ChronoUnit.MINUTES);
    }
  }

  /** Each step once for each run that came to it. */
  private void steps(long[] asked) {
    long started = workflowRuns(Estate.WORKFLOW);
    between("runs of " + Estate.WORKFLOW, started, asked);
    same("runs of step-a", RunJudge.count(runs, "step-a"), started);
    long after = RunJudge.count(runs, "step-a", JobRunState.SUCCEEDED);
    same("runs of step-b", RunJudge.count(runs, "step-b"), after);
    same(Estate.STEP_CRAWLER + "'s crawls", crawls(Estate.STEP_CRAWLER), after);
    long last = RunJudge.count(runs, "step-b", JobRunState.SUCCEEDED);
    same("runs of step-c", RunJudge.count(runs, "step-c"), last);
  }

  private static long[] asked(List<Request> requests, String what) {
    long done = count(requests, what, Request.Answer.DONE);
    return new long[] {done, done + count(requests, what, Request.Answer.UNKNOWN)};
  }

  private static long count(List<Request> requests, String what, Request.Answer answer) {
    return requests.stream().filter(r -> r.what().equals(what) && r.answer() == answer).count();
  }

  private long crawls(String crawler) {
    long count = 0;
    String token = null;
    do {
      String next = token;
      var page = glue.listCrawls(b -> b.crawlerName(crawler).maxResults(100).nextToken(next));
      for (CrawlerHistory crawl : page.crawls()) {
        count++;
        if (crawl.state() != CrawlerHistoryState.COMPLETED) {
          String what = crawl.state() + " (" + crawl.errorMessage() + ")";
          findings.add(new Finding(crawler, "crawl " + crawl.crawlId() + " is " + what));
        }
      }
      token = page.nextToken();
    } while (token != null);
    return count;
  }

  private long workflowRuns(String workflow) {
    long count = 0;
    String token = null;
    do {
      String next = token;
      var page = glue.getWorkflowRuns(b -> b.name(workflow).maxResults(100).nextToken(next));
      for (WorkflowRun run : page.runs()) {
        count++;
        if (run.status() != WorkflowRunStatus.COMPLETED) {
          findings.add(new Finding(run.workflowRunId(), "of " + workflow + " is " + run.status()));
        }
      }
      token = page.nextToken();
    } while (token != null);
    return count;
  }

  private void between(String what, long count, long[] bounds) {
    if (count < bounds[0] || count > bounds[1]) {
      String wanted = bounds[0] == bounds[1] ? "" + bounds[0] : bounds[0] + " to " + bounds[1];
      findings.add(new Finding(what, "are " + count + ", not " + wanted));
    }
  }

  private void same(String what, long count, long wanted) {
    between(what, count, new long[] {wanted, wanted});
  }
}
