package io.mastic.workflows;

import static io.mastic.workflows.step.Examples.conditions;
import static io.mastic.workflows.step.Examples.crawl;
import static io.mastic.workflows.step.Examples.crawler;
import static io.mastic.workflows.step.Examples.job;
import static io.mastic.workflows.step.Examples.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.catalog.tag.Tags;
import io.mastic.contract.Errors;
import io.mastic.kernel.Awaiting;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.SettableClock;
import io.mastic.kernel.task.Tasks;
import io.mastic.workflows.step.Activity;
import io.mastic.workflows.step.ActivityEnd;
import io.mastic.workflows.step.GraphView;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.model.Action;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.ConcurrentRunsExceededException;
import software.amazon.awssdk.services.glue.model.Condition;
import software.amazon.awssdk.services.glue.model.Crawl;
import software.amazon.awssdk.services.glue.model.CrawlState;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.IllegalWorkflowStateException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.glue.model.Logical;
import software.amazon.awssdk.services.glue.model.NodeType;
import software.amazon.awssdk.services.glue.model.Predicate;
import software.amazon.awssdk.services.glue.model.TriggerState;
import software.amazon.awssdk.services.glue.model.TriggerType;
import software.amazon.awssdk.services.glue.model.WorkflowRun;
import software.amazon.awssdk.services.glue.model.WorkflowRunStatus;

/** What workflows and triggers promise, on every engine, through AWS's verbs. */
abstract class WorkflowsContract {

  private static final Caller CALLER = Caller.root("000000000000", "us-east-1");

  @TempDir Path directory;
  private Db db;
  private Tasks tasks;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final RecordingStarter rooms = new RecordingStarter();
  private WorkflowRuns runs;
  private Triggers triggers;
  private WorkflowOperations workflowVerbs;
  private WorkflowRunOperations runVerbs;
  private TriggerOperations triggerVerbs;

  abstract Db open(Path directory);

  @BeforeEach
  void open() {
    db = open(directory);
    for (String room : List.of("kernel", "catalog", "workflows")) {
      db.migrate(room);
    }
    tasks = new Tasks(db, clock, 4);
    Tags tags = new Tags(db);
    runs = new WorkflowRuns(db, clock, rooms);
    TriggerRules rules = new TriggerRules(this::checkConfiguration);
    triggers = new Triggers(db, tags, new TriggerSchedules(tasks, clock), runs, rooms, rules);
    WorkflowRunView view = new WorkflowRunView(runs, new NothingKnown());
    workflowVerbs = new WorkflowOperations(new Workflows(db, clock, tags), view);
    runVerbs = new WorkflowRunOperations(runs, view);
    triggerVerbs = new TriggerOperations(triggers);
  }

  private void checkConfiguration(@Nullable String name) {
    if (name != null && !name.equals("known")) {
      throw Errors.entityNotFound("Security Configuration " + name + " not found.");
    }
  }

  @AfterEach
  void close() {
    tasks.close();
    db.close();
  }

  @Test
  void aRunGoesThroughBranchesAndTheirJoin() {
    asCaller(
        () -> {
          diamond();
          String id = start("w");
          assertThat(rooms.names()).containsExactly("crawl in");
          runs.hear(rooms.ended("in", "SUCCEEDED"));
          assertThat(rooms.names()).containsExactly("crawl in", "job a", "job b");
          runs.hear(rooms.ended("a", "SUCCEEDED"));
          assertThat(rooms.names()).doesNotContain("crawl out");
          runs.hear(rooms.ended("b", "SUCCEEDED"));
          assertThat(rooms.names()).endsWith("crawl out");
          assertThat(show("w", id).status()).isEqualTo(WorkflowRunStatus.RUNNING);
          runs.hear(rooms.ended("out", "SUCCEEDED"));
          WorkflowRun run = show("w", id);
          assertThat(run.status()).isEqualTo(WorkflowRunStatus.COMPLETED);
          assertThat(run.statistics().succeededActions()).isEqualTo(4);
          assertThat(run.statistics().totalActions()).isEqualTo(4);
          assertThat(run.graph().nodes()).hasSize(7);
        });
  }

  @Test
  void newsThatComesTwiceChangesNothing() {
    asCaller(
        () -> {
          diamond();
          start("w");
          ActivityEnd news = rooms.ended("in", "SUCCEEDED");
          runs.hear(news);
          runs.hear(news);
          assertThat(rooms.names()).containsExactly("crawl in", "job a", "job b");
        });
  }

  @Test
  void aFailureEndsTheRunWhereNothingWaitsForIt() {
    asCaller(
        () -> {
          diamond();
          String id = start("w");
          runs.hear(rooms.ended("in", "FAILED"));
          WorkflowRun run = show("w", id);
          assertThat(run.status()).isEqualTo(WorkflowRunStatus.COMPLETED);
          assertThat(run.statistics().failedActions()).isEqualTo(1);
        });
  }

  @Test
  void anActionThatCannotBeStartedIsAnErrorAndTheOthersGoOn() {
    asCaller(
        () -> {
          diamond();
          rooms.missing.add("a");
          String id = start("w");
          runs.hear(rooms.ended("in", "SUCCEEDED"));
          assertThat(rooms.names()).containsExactly("crawl in", "job b");
          runs.hear(rooms.ended("b", "SUCCEEDED"));
          WorkflowRun run = show("w", id);
          assertThat(run.status()).isEqualTo(WorkflowRunStatus.COMPLETED);
          assertThat(run.statistics().erroredActions()).isEqualTo(1);
        });
  }

  @Test
  void aStoppedRunStopsWhatItStartedAndFiresNothingMore() {
    asCaller(
        () -> {
          diamond();
          String id = start("w");
          runVerbs.stopWorkflowRun(b -> b.name("w").runId(id));
          assertThat(rooms.names()).containsExactly("crawl in", "stop in");
          assertThat(show("w", id).status()).isEqualTo(WorkflowRunStatus.STOPPING);
          runs.hear(
              new ActivityEnd(
                  new ActivityEnd.Subject(
                      "000000000000",
                      "us-east-1",
                      Activity.Kind.CRAWLER,
                      "in",
                      rooms.calls.get(0).id()),
                  "CANCELLED",
                  null,
                  true,
                  rooms.calls.get(0).origin()));
          assertThat(show("w", id).status()).isEqualTo(WorkflowRunStatus.STOPPED);
          assertThatThrownBy(() -> runVerbs.stopWorkflowRun(b -> b.name("w").runId(id)))
              .isInstanceOf(IllegalWorkflowStateException.class);
        });
  }

  @Test
  void aResumedRunDoesTheChosenNodeAndWhatFollowsAgain() {
    asCaller(
        () -> {
          diamond();
          String id = start("w");
          runs.hear(rooms.ended("in", "SUCCEEDED"));
          runs.hear(rooms.ended("a", "SUCCEEDED"));
          String failed = GraphView.id("w", NodeType.JOB, "b");
          assertThatThrownBy(
                  () -> runVerbs.resumeWorkflowRun(b -> b.name("w").runId(id).nodeIds(failed)))
              .isInstanceOf(IllegalWorkflowStateException.class);
          runs.hear(rooms.ended("b", "FAILED"));
          assertThat(show("w", id).status()).isEqualTo(WorkflowRunStatus.COMPLETED);
          String never = GraphView.id("w", NodeType.CRAWLER, "out");
          assertThatThrownBy(
                  () -> runVerbs.resumeWorkflowRun(b -> b.name("w").runId(id).nodeIds(never)))
              .isInstanceOf(InvalidInputException.class);
          rooms.calls.clear();

          String again =
              runVerbs.resumeWorkflowRun(b -> b.name("w").runId(id).nodeIds(failed)).runId();
          assertThat(rooms.names()).containsExactly("job b");
          assertThat(show("w", again).previousRunId()).isEqualTo(id);
          runs.hear(rooms.ended("b", "SUCCEEDED"));
          assertThat(rooms.names()).containsExactly("job b", "crawl out");
          runs.hear(rooms.ended("out", "SUCCEEDED"));
          assertThat(show("w", again).status()).isEqualTo(WorkflowRunStatus.COMPLETED);
          assertThat(show("w", again).statistics().succeededActions()).isEqualTo(4);
        });
  }

  @Test
  void runPropertiesOverlayTheDefaults() {
    asCaller(
        () -> {
          diamond();
          String id =
              runVerbs
                  .startWorkflowRun(b -> b.name("w").runProperties(Map.of("x", "2", "y", "3")))
                  .runId();
          assertThat(runVerbs.getWorkflowRunProperties(b -> b.name("w").runId(id)).runProperties())
              .containsExactlyInAnyOrderEntriesOf(Map.of("d", "1", "x", "2", "y", "3"));
          runVerbs.putWorkflowRunProperties(
              b -> b.name("w").runId(id).runProperties(Map.of("y", "4")));
          assertThat(show("w", id).workflowRunProperties())
              .containsEntry("y", "4")
              .containsEntry("x", "2");
        });
  }

  @Test
  void theLimitOfConcurrentRuns() {
    asCaller(
        () -> {
          diamond();
          workflowVerbs.updateWorkflow(b -> b.name("w").maxConcurrentRuns(1));
          start("w");
          assertThatThrownBy(() -> start("w")).isInstanceOf(ConcurrentRunsExceededException.class);
        });
  }

  @Test
  void anOnDemandTriggerStaysCreatedAndStartsItsWorkflow() {
    asCaller(
        () -> {
          diamond();
          triggerVerbs.startTrigger(b -> b.name("start"));
          assertThat(rooms.names()).containsExactly("crawl in");
          assertThat(triggerVerbs.getTrigger(b -> b.name("start")).trigger().state())
              .isEqualTo(TriggerState.CREATED);
          assertThat(runVerbs.getWorkflowRuns(b -> b.name("w")).runs()).hasSize(1);
        });
  }

  @Test
  void aStandaloneConditionalTriggerFiresForWhatTriggersStartedAndAgain() {
    asCaller(
        () -> {
          standalone("first", TriggerType.ON_DEMAND, null, run("a"));
          standalone(
              "second",
              TriggerType.CONDITIONAL,
              Predicate.builder().conditions(job("a", JobRunState.SUCCEEDED)).build(),
              run("b"));
          for (int round = 1; round <= 2; round++) {
            triggerVerbs.startTrigger(b -> b.name("first"));
            triggers.hear(rooms.ended("a", "SUCCEEDED"));
            assertThat(rooms.names().stream().filter("job b"::equals)).hasSize(round);
            assertThat(rooms.predecessors.get("b")).isEqualTo(Map.of("a", rooms.last("a").id()));
            assertThat(rooms.predecessors.get("a")).isEmpty();
          }
          ActivityEnd byHand = rooms.ended("a", "SUCCEEDED");
          triggers.hear(
              new ActivityEnd(
                  new ActivityEnd.Subject(
                      byHand.subject().account(),
                      byHand.subject().region(),
                      byHand.subject().kind(),
                      "a",
                      "jr_other"),
                  "SUCCEEDED",
                  null,
                  true,
                  null));
          assertThat(rooms.names().stream().filter("job b"::equals)).hasSize(2);
        });
  }

  @Test
  void aScheduledTriggerFiresWhenItsTimeComesAndPlansTheNext() {
    asCaller(
        () ->
            triggerVerbs.createTrigger(
                b ->
                    b.name("nightly")
                        .type(TriggerType.SCHEDULED)
                        .schedule("cron(15 12 * * ? *)")
                        .startOnCreation(true)
                        .actions(run("a"))));
    tasks.start();
    assertThat(rooms.names()).isEmpty();
    for (int day = 1; day <= 2; day++) {
      clock.advance(Duration.ofDays(1));
      int fired = day;
      // The clock goes on once the next time is planned, not while it is.
      Awaiting.until(
          "day " + day,
          Duration.ofSeconds(20),
          () -> rooms.names().size() == fired && scheduled(true) == 0 && scheduled(false) == 1);
    }
    asCaller(() -> triggerVerbs.stopTrigger(b -> b.name("nightly")));
    assertThat(scheduled(false)).isZero();
  }

  @Test
  void aScheduledTriggerSkipsAFiringAtItsWorkflowsLimitAndGoesOn() {
    asCaller(
        () -> {
          workflowVerbs.createWorkflow(b -> b.name("w").maxConcurrentRuns(1));
          triggerVerbs.createTrigger(
              b ->
                  b.name("nightly")
                      .workflowName("w")
                      .type(TriggerType.SCHEDULED)
                      .schedule("cron(15 12 * * ? *)")
                      .startOnCreation(true)
                      .actions(run("a")));
        });
    tasks.start();
    for (int day = 1; day <= 3; day++) {
      if (day == 3) {
        asCaller(() -> runs.hear(rooms.ended("a", "SUCCEEDED")));
      }
      clock.advance(Duration.ofDays(1));
      // On the second day the first day's run still goes on.
      int started = day == 1 ? 1 : day - 1;
      Instant next =
          clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofMinutes(12 * 60 + 15));
      Awaiting.until(
          "day " + day,
          Duration.ofSeconds(20),
          () -> rooms.names().size() == started && scheduled(next) && scheduled(true) == 0);
    }
    int failed =
        db.read(
            h ->
                h.createQuery("SELECT COUNT(*) FROM task WHERE last_error IS NOT NULL")
                    .mapTo(Integer.class)
                    .one());
    assertThat(failed).isZero();
  }

  @Test
  void eventsStartAWorkflowByTheirNumberOrWhenTheWindowIsOver() {
    TriggerEvents events = new TriggerEvents(db, clock, tasks, runs);
    asCaller(
        () -> {
          workflowVerbs.createWorkflow(b -> b.name("w").maxConcurrentRuns(3));
          triggerVerbs.createTrigger(
              b ->
                  b.name("arrival")
                      .workflowName("w")
                      .type(TriggerType.EVENT)
                      .eventBatchingCondition(c -> c.batchSize(2).batchWindow(300))
                      .actions(run("a")));
          events.notify("w", "e1");
          events.notify("w", "e1");
          assertThat(rooms.names()).isEmpty();
          events.notify("w", "e2");
          assertThat(rooms.names()).containsExactly("job a");
          WorkflowRun run = runVerbs.getWorkflowRuns(b -> b.name("w")).runs().get(0);
          assertThat(run.workflowRunProperties()).containsEntry("aws:eventIds", "[e1, e2]");
          assertThat(run.startingEventBatchCondition().batchSize()).isEqualTo(2);
          assertThat(run.startingEventBatchCondition().batchWindow()).isEqualTo(300);
          clock.advance(Duration.ofSeconds(299));
          events.notify("w", "e3");
        });
    tasks.start();
    // The window of the first batch is over: the next has one of its own.
    clock.advance(Duration.ofSeconds(1));
    awaitWindows(1);
    assertThat(rooms.names()).hasSize(1);
    clock.advance(Duration.ofMinutes(5));
    awaitWindows(0);
    assertThat(rooms.names()).hasSize(2);
    asCaller(
        () -> {
          triggerVerbs.stopTrigger(b -> b.name("arrival"));
          assertThatThrownBy(() -> events.notify("w", "e4"))
              .isInstanceOf(InvalidInputException.class)
              .hasMessageContaining("does not have an active EVENT trigger");
          assertThatThrownBy(() -> events.notify("none", "e4"))
              .isInstanceOf(EntityNotFoundException.class);
        });
  }

  @Test
  void eventsWithoutRoomForTheirRunAreKept() {
    TriggerEvents events = new TriggerEvents(db, clock, tasks, runs);
    asCaller(
        () -> {
          workflowVerbs.createWorkflow(b -> b.name("w").maxConcurrentRuns(1));
          trigger("arrival", TriggerType.EVENT, null, run("a"));
          events.notify("w", "e1");
          events.notify("w", "e2");
          assertThat(rooms.names()).hasSize(1);
          runs.hear(rooms.ended("a", "SUCCEEDED"));
        });
    tasks.start();
    clock.advance(Duration.ofSeconds(30));
    awaitWindows(0);
    assertThat(rooms.names()).hasSize(2);
  }

  private void awaitWindows(int left) {
    tasks.nudge();
    Awaiting.until(
        left + " windows are left",
        Duration.ofSeconds(20),
        () ->
            db.read(
                    h ->
                        h.createQuery("SELECT COUNT(*) FROM task WHERE kind = 'trigger-window'")
                            .mapTo(Integer.class)
                            .one())
                == left);
  }

  private boolean scheduled(Instant at) {
    return db.read(
            h ->
                h.createQuery(
                        "SELECT COUNT(*) FROM task WHERE kind = 'trigger-schedule' AND due_at ="
                            + " :at")
                    .bind("at", at.toEpochMilli())
                    .mapTo(Integer.class)
                    .one())
        == 1;
  }

  private int scheduled(boolean underWay) {
    return db.read(
        h ->
            h.createQuery(
                    "SELECT COUNT(*) FROM task WHERE kind = 'trigger-schedule' AND (lease_owner IS"
                        + " NOT NULL) = :held")
                .bind("held", underWay)
                .mapTo(Integer.class)
                .one());
  }

  @Test
  void errorsAreAwss() {
    asCaller(
        () -> {
          workflowVerbs.createWorkflow(b -> b.name("w"));
          assertThatThrownBy(() -> workflowVerbs.createWorkflow(b -> b.name("w")))
              .isInstanceOf(AlreadyExistsException.class);
          assertThatThrownBy(() -> workflowVerbs.getWorkflow(b -> b.name("none")))
              .isInstanceOf(EntityNotFoundException.class);
          assertThatThrownBy(() -> start("none")).isInstanceOf(EntityNotFoundException.class);
          assertThatThrownBy(() -> start("w")).isInstanceOf(InvalidInputException.class);
          assertThatThrownBy(() -> triggerVerbs.getTrigger(b -> b.name("none")))
              .isInstanceOf(EntityNotFoundException.class);
          assertThatThrownBy(() -> runVerbs.getWorkflowRun(b -> b.name("w").runId("wr_none")))
              .isInstanceOf(EntityNotFoundException.class);
          assertThatThrownBy(
                  () ->
                      standalone(
                          "t",
                          TriggerType.CONDITIONAL,
                          Predicate.builder().conditions(job("a", JobRunState.SUCCEEDED)).build(),
                          run("a")))
              .hasMessageContaining(
                  "Job cannot be a Predicate and Action for Conditional Trigger.");
          assertThatThrownBy(() -> workflowVerbs.listWorkflows(b -> b.nextToken("%%%")))
              .isInstanceOf(InvalidInputException.class);
        });
  }

  @Test
  void aDeletedWorkflowTakesItsTriggersWithIt() {
    asCaller(
        () -> {
          diamond();
          workflowVerbs.deleteWorkflow(b -> b.name("w"));
          assertThatThrownBy(() -> triggerVerbs.getTrigger(b -> b.name("start")))
              .isInstanceOf(EntityNotFoundException.class);
          assertThat(triggerVerbs.listTriggers(b -> {}).triggerNames()).isEmpty();
        });
  }

  @Test
  void listsComeInPages() {
    asCaller(
        () -> {
          for (String name : List.of("a", "b", "c")) {
            workflowVerbs.createWorkflow(b -> b.name(name));
          }
          var first = workflowVerbs.listWorkflows(b -> b.maxResults(2));
          assertThat(first.workflows()).containsExactly("a", "b");
          assertThat(
                  workflowVerbs
                      .listWorkflows(b -> b.maxResults(2).nextToken(first.nextToken()))
                      .workflows())
              .containsExactly("c");
        });
  }

  @Test
  void theTriggersOfAJobAreFoundWithoutALookAtTheOthers() {
    asCaller(
        () -> {
          for (String name : List.of("a", "b", "c", "d")) {
            standalone(name, TriggerType.ON_DEMAND, null, run("x"), run("x"), run("y"));
          }
          standalone("other", TriggerType.ON_DEMAND, null, run("other"));
          triggerVerbs.updateTrigger(b -> b.name("b").triggerUpdate(u -> u.actions(run("y"))));
          triggerVerbs.deleteTrigger(b -> b.name("c"));
          unreadable("other");
          assertThat(ofJob("x")).containsExactly("a", "d");
          assertThat(ofJob("y")).containsExactly("a", "b", "d");
          assertThat(
                  triggerVerbs
                      .listTriggers(b -> b.dependentJobName("x").maxResults(200))
                      .triggerNames())
              .containsExactly("a", "d");
          triggerVerbs.deleteTrigger(b -> b.name("other"));
          // As on AWS, where no trigger starts that job.
          assertThat(ofJob("none")).containsExactly("a", "b", "d");
        });
  }

  /** In pages of one. */
  private List<String> ofJob(String job) {
    List<String> names = new ArrayList<>();
    String token = null;
    do {
      String from = token;
      var page =
          triggerVerbs.getTriggers(b -> b.dependentJobName(job).maxResults(1).nextToken(from));
      page.triggers().forEach(trigger -> names.add(trigger.name()));
      token = page.nextToken();
    } while (token != null);
    return names;
  }

  /** Whoever reads that trigger fails. */
  private void unreadable(String trigger) {
    db.writeOnly(
        h ->
            h.createUpdate("UPDATE workflow_trigger SET document = 'unread' WHERE name = :name")
                .bind("name", trigger)
                .execute());
  }

  @Test
  void theJobsOfAnOlderBuildsTriggersAreEnteredAtTheStart() {
    int many = TriggerJobs.AT_ONCE + 1;
    asCaller(
        () -> {
          for (int i = 0; i < many; i++) {
            standalone("t" + i, TriggerType.ON_DEMAND, null, run(i == 7 ? "seven" : "all"));
          }
        });
    db.writeOnly(
        h -> {
          h.execute("DELETE FROM trigger_job");
          h.execute("UPDATE workflow_trigger SET jobs_entered = 0");
        });
    TriggerJobs.enterAll(db);
    asCaller(
        () -> {
          assertThat(ofJob("seven")).containsExactly("t7");
          assertThat(ofJob("all")).hasSize(many - 1);
        });
  }

  @Test
  void triggersAreListedByTheirTags() {
    asCaller(
        () -> {
          for (String team : List.of("blue", "red")) {
            triggerVerbs.createTrigger(
                b ->
                    b.name("of-" + team)
                        .type(TriggerType.ON_DEMAND)
                        .actions(run("x"))
                        .tags(Map.of("team", team, "stage", "test")));
          }
          assertThat(triggerVerbs.listTriggers(b -> b.tags(Map.of("team", "red"))).triggerNames())
              .containsExactly("of-red");
          assertThat(triggerVerbs.listTriggers(b -> b.tags(Map.of("stage", "test"))).triggerNames())
              .containsExactly("of-blue", "of-red");
        });
  }

  private void diamond() {
    workflowVerbs.createWorkflow(b -> b.name("w").defaultRunProperties(Map.of("d", "1", "x", "1")));
    trigger("start", TriggerType.ON_DEMAND, null, crawl("in"));
    trigger(
        "fork",
        TriggerType.CONDITIONAL,
        all(crawler("in", CrawlState.SUCCEEDED)),
        run("a"),
        run("b"));
    trigger(
        "join",
        TriggerType.CONDITIONAL,
        all(job("a", JobRunState.SUCCEEDED), job("b", JobRunState.SUCCEEDED)),
        crawl("out"));
  }

  private static Predicate all(Condition... conditions) {
    return Predicate.builder().logical(Logical.AND).conditions(conditions(conditions)).build();
  }

  private void trigger(String name, TriggerType type, @Nullable Predicate when, Action... then) {
    triggerVerbs.createTrigger(
        b ->
            b.name(name)
                .workflowName("w")
                .type(type)
                .startOnCreation(type == TriggerType.CONDITIONAL)
                .predicate(when)
                .actions(then));
  }

  private void standalone(String name, TriggerType type, Predicate when, Action... then) {
    triggerVerbs.createTrigger(
        b ->
            b.name(name)
                .type(type)
                .startOnCreation(type == TriggerType.CONDITIONAL)
                .predicate(when)
                .actions(then));
  }

  private String start(String workflow) {
    return runVerbs.startWorkflowRun(b -> b.name(workflow)).runId();
  }

  private WorkflowRun show(String workflow, String id) {
    return runVerbs.getWorkflowRun(b -> b.name(workflow).runId(id).includeGraph(true)).run();
  }

  private static void asCaller(Runnable work) {
    CALLER.run(work);
  }

  /** Rooms below that have nothing to tell of what was started. */
  private static final class NothingKnown implements WorkflowRunView.Details {
    @Override
    public Optional<JobRun> jobRun(String jobName, String runId) {
      return Optional.empty();
    }

    @Override
    public Crawl crawl(Activity activity) {
      return Crawl.builder().state(activity.state()).build();
    }
  }
}
