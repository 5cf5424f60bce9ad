package io.mastic.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Action;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.Condition;
import software.amazon.awssdk.services.glue.model.CrawlState;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.glue.model.Logical;
import software.amazon.awssdk.services.glue.model.LogicalOperator;
import software.amazon.awssdk.services.glue.model.Predicate;
import software.amazon.awssdk.services.glue.model.S3Target;
import software.amazon.awssdk.services.glue.model.TriggerType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;

/** Uploads and creates what the demo runs; what is there from an earlier demo stays. */
final class Pipeline {

  static final String NAME = "quakes";
  static final String RAW = "quakes-raw";
  static final String CURATED = "quakes-curated";
  static final String ETL_JOB = "quakes-near-airports";
  static final String REPORT_JOB = "raw-report";
  static final String RAW_CRAWLER = "crawl-raw";
  static final String CURATED_CRAWLER = "crawl-curated";
  static final String REPORT_KEY = "report/raw.json";

  private static final String ROLE = "arn:aws:iam::000000000000:role/glue";

  private final GlueClient glue;
  private final S3Client s3;
  private final Path example;

  Pipeline(GlueClient glue, S3Client s3, Path example) {
    this.glue = glue;
    this.s3 = s3;
    this.example = example;
  }

  /** What was uploaded. */
  record Uploaded(int files, long bytes) {}

  Uploaded uploadData() throws IOException {
    return upload(RAW, example.resolve("data"), "");
  }

  Uploaded uploadScripts() throws IOException {
    return upload(CURATED, example.resolve("scripts"), "scripts/");
  }

  private Uploaded upload(String bucket, Path folder, String prefix) throws IOException {
    try {
      s3.createBucket(b -> b.bucket(bucket));
    } catch (BucketAlreadyOwnedByYouException e) {
      // An earlier demo in the same data directory made it.
    }
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    long bytes = 0;
    for (Path file : files) {
      String key = prefix + folder.relativize(file).toString().replace('\\', '/');
      s3.putObject(b -> b.bucket(bucket).key(key), RequestBody.fromFile(file));
      bytes += Files.size(file);
    }
    return new Uploaded(files.size(), bytes);
  }

  void create() {
    unlessThere(() -> glue.createDatabase(b -> b.databaseInput(d -> d.name(NAME))));
    crawler(RAW_CRAWLER, "s3://" + RAW + "/quakes/", "s3://" + RAW + "/airports/");
    crawler(CURATED_CRAWLER, "s3://" + CURATED + "/near_airports/");
    job(
        ETL_JOB,
        "glueetl",
        "quakes_near_airports.py",
        Map.of("--database", NAME, "--output", "s3://" + CURATED + "/near_airports/"));
    job(
        REPORT_JOB,
        "pythonshell",
        "raw_report.py",
        Map.of(
            "--database", NAME, "--bucket", RAW, "--report", "s3://" + CURATED + "/" + REPORT_KEY));
    unlessThere(() -> glue.createWorkflow(b -> b.name(NAME)));
    trigger("start", TriggerType.ON_DEMAND, null, crawl(RAW_CRAWLER));
    trigger(
        "raw-ready",
        TriggerType.CONDITIONAL,
        all(Condition.builder().crawlerName(RAW_CRAWLER).crawlState(CrawlState.SUCCEEDED)),
        run(ETL_JOB),
        run(REPORT_JOB));
    trigger(
        "jobs-done",
        TriggerType.CONDITIONAL,
        all(
            Condition.builder().jobName(ETL_JOB).state(JobRunState.SUCCEEDED),
            Condition.builder().jobName(REPORT_JOB).state(JobRunState.SUCCEEDED)),
        crawl(CURATED_CRAWLER));
  }

  private void crawler(String name, String... paths) {
    List<S3Target> targets =
        Arrays.stream(paths).map(path -> S3Target.builder().path(path).build()).toList();
    unlessThere(
        () ->
            glue.createCrawler(
                b ->
                    b.name(name).role(ROLE).databaseName(NAME).targets(t -> t.s3Targets(targets))));
  }

  private void job(String name, String command, String script, Map<String, String> arguments) {
    unlessThere(
        () ->
            glue.createJob(
                b ->
                    b.name(name)
                        .role(ROLE)
                        .glueVersion("5.0")
                        .command(
                            c ->
                                c.name(command)
                                    .scriptLocation("s3://" + CURATED + "/scripts/" + script)
                                    .pythonVersion(command.equals("glueetl") ? "3" : "3.9"))
                        .defaultArguments(arguments)));
  }

  private void trigger(String name, TriggerType type, @Nullable Predicate when, Action... then) {
    unlessThere(
        () ->
            glue.createTrigger(
                b ->
                    b.name(name)
                        .workflowName(NAME)
                        .type(type)
                        .startOnCreation(type == TriggerType.CONDITIONAL)
                        .predicate(when)
                        .actions(then)));
  }

  private static Predicate all(Condition.Builder... conditions) {
    return Predicate.builder()
        .logical(Logical.AND)
        .conditions(
            Arrays.stream(conditions)
                .map(c -> c.logicalOperator(LogicalOperator.EQUALS).build())
                .toList())
        .build();
  }

  private static Action crawl(String name) {
    return Action.builder().crawlerName(name).build();
  }

  private static Action run(String name) {
    return Action.builder().jobName(name).build();
  }

  private static void unlessThere(Runnable create) {
    try {
      create.run();
    } catch (AlreadyExistsException e) {
      // An earlier demo in the same data directory made it.
    }
  }
}
