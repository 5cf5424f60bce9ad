package io.mastic.conformance.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Action;
import software.amazon.awssdk.services.glue.model.Condition;
import software.amazon.awssdk.services.glue.model.CrawlState;
import software.amazon.awssdk.services.glue.model.CreateJobRequest;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.glue.model.Logical;
import software.amazon.awssdk.services.glue.model.LogicalOperator;
import software.amazon.awssdk.services.glue.model.S3Target;
import software.amazon.awssdk.services.glue.model.TriggerType;
import software.amazon.awssdk.services.s3.S3Client;

/** What the servers have to do: jobs, crawlers, a schedule of each kind and two workflows. */
final class Estate {

  static final String BUCKET = "chaos";

  /** Started by clients: many at once, one after another, tried again, stopped, writing. */
  static final List<String> ASKED = List.of("plain", "queued", "retried", "endless", "writing");

  /** Started by the workflow {@link #WORKFLOW}, each once in a run of it. */
  static final List<String> STEPS = List.of("step-a", "step-b", "step-c");

  static final String WORKFLOW = "steps";
  static final String STEP_CRAWLER = "step-crawler";
  static final String CRAWLER = "crawler";

  /** Started each minute: by a trigger, by a workflow's trigger, by the crawler's schedule. */
  static final String TICK = "tick";

  static final String TOCK = "tock";
  static final String TIMED_WORKFLOW = "timed";
  static final String TIMED_CRAWLER = "timed-crawler";

  static final String EACH_MINUTE = "cron(* * * * ? *)";
  private static final String ROLE = "arn:aws:iam::000000000000:role/r";

  private final GlueClient glue;
  private final S3Client s3;
  private final Path proofs;

  private Estate(GlueClient glue, S3Client s3, Path proofs) {
    this.glue = glue;
    this.s3 = s3;
    this.proofs = proofs;
  }

  static List<String> jobs() {
    return List.of(
        "plain", "queued", "retried", "endless", "writing", "step-a", "step-b", "step-c", TICK,
        TOCK);
  }

  static List<String> crawlers() {
    return List.of(CRAWLER, STEP_CRAWLER, TIMED_CRAWLER);
  }

  static void make(GlueClient glue, S3Client s3, Path proofs) throws IOException {
    Estate estate = new Estate(glue, s3, proofs);
    estate.objects();
    estate.makeJobs();
    estate.makeCrawlers();
    estate.makeWorkflows();
  }

  private void objects() throws IOException {
    s3.createBucket(b -> b.bucket(BUCKET));
    s3.putObject(
        b -> b.bucket(BUCKET).key("proved.py"),
        RequestBody.fromString(Files.readString(Path.of("src/test/python/scripts/proved.py"))));
    for (int i = 0; i < 12; i++) {
      String key = "raw/t/day=" + i % 4 + "/f" + i + ".json";
      s3.putObject(b -> b.bucket(BUCKET).key(key), RequestBody.fromString("{\"id\": 1}\n"));
    }
  }

  private void makeJobs() {
    job("plain", "1", b -> b.executionProperty(e -> e.maxConcurrentRuns(100)));
    job(
        "queued",
        "0.7",
        b -> b.executionProperty(e -> e.maxConcurrentRuns(1)).jobRunQueuingEnabled(true));
    job("retried", "1", b -> b.maxRetries(1).executionProperty(e -> e.maxConcurrentRuns(100)));
    job("endless", "600", b -> b.executionProperty(e -> e.maxConcurrentRuns(100)));
    job("writing", "0.2", b -> b.executionProperty(e -> e.maxConcurrentRuns(100)));
    for (String step : STEPS) {
      job(step, "0.5", b -> b.executionProperty(e -> e.maxConcurrentRuns(10)));
    }
    job(TICK, "1", b -> b.executionProperty(e -> e.maxConcurrentRuns(10)));
    job(TOCK, "1", b -> b.executionProperty(e -> e.maxConcurrentRuns(10)));
  }

  private void job(String name, String seconds, Consumer<CreateJobRequest.Builder> more) {
    Map<String, String> arguments = new HashMap<>();
    arguments.put("--proofs", proofs.toString());
    arguments.put("--seconds", seconds);
    arguments.put("--token", "-");
    if (name.equals("retried")) {
      arguments.put("--fails", "first");
    }
    if (name.equals("writing")) {
      arguments.put("--object", BUCKET);
    }
    glue.createJob(
        b -> {
          b.name(name)
              .role(ROLE)
              .defaultArguments(arguments)
              .command(
                  c ->
                      c.name("pythonshell")
                          .scriptLocation("s3://" + BUCKET + "/proved.py")
                          .pythonVersion("3.9"));
          more.accept(b);
        });
  }

  private void makeCrawlers() {
    glue.createDatabase(b -> b.databaseInput(d -> d.name("db")));
    for (String name : crawlers()) {
      glue.createCrawler(
          b ->
              b.name(name)
                  .role(ROLE)
                  .databaseName("db")
                  .tablePrefix(name.replace('-', '_') + "_")
                  .schedule(name.equals(TIMED_CRAWLER) ? EACH_MINUTE : null)
                  .targets(t -> t.s3Targets(S3Target.builder().path("s3://chaos/raw/t/").build())));
    }
  }

  private void makeWorkflows() {
    glue.createWorkflow(b -> b.name(WORKFLOW).maxConcurrentRuns(1));
    glue.createTrigger(
        b ->
            b.name("begin")
                .workflowName(WORKFLOW)
                .type(TriggerType.ON_DEMAND)
                .actions(job("step-a")));
    glue.createTrigger(
        b ->
            b.name("fork")
                .workflowName(WORKFLOW)
                .type(TriggerType.CONDITIONAL)
                .startOnCreation(true)
                .predicate(p -> p.conditions(succeeded("step-a")))
                .actions(job("step-b"), Action.builder().crawlerName(STEP_CRAWLER).build()));
    glue.createTrigger(
        b ->
            b.name("join")
                .workflowName(WORKFLOW)
                .type(TriggerType.CONDITIONAL)
                .startOnCreation(true)
                .predicate(p -> p.logical(Logical.AND).conditions(succeeded("step-b"), crawled()))
                .actions(job("step-c")));
    glue.createTrigger(
        b ->
            b.name("each-minute")
                .type(TriggerType.SCHEDULED)
                .schedule(EACH_MINUTE)
                .startOnCreation(true)
                .actions(job(TICK)));
    glue.createWorkflow(b -> b.name(TIMED_WORKFLOW));
    glue.createTrigger(
        b ->
            b.name("timed-begin")
                .workflowName(TIMED_WORKFLOW)
                .type(TriggerType.SCHEDULED)
                .schedule(EACH_MINUTE)
                .startOnCreation(true)
                .actions(job(TOCK)));
  }

  private static Action job(String name) {
    return Action.builder().jobName(name).build();
  }

  private static Condition succeeded(String job) {
    return Condition.builder()
        .logicalOperator(LogicalOperator.EQUALS)
        .jobName(job)
        .state(JobRunState.SUCCEEDED)
        .build();
  }

  private static Condition crawled() {
    return Condition.builder()
        .logicalOperator(LogicalOperator.EQUALS)
        .crawlerName(STEP_CRAWLER)
        .crawlState(CrawlState.SUCCEEDED)
        .build();
  }
}
