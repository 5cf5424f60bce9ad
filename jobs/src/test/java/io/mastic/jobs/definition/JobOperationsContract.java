package io.mastic.jobs.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.mastic.catalog.Catalog;
import io.mastic.catalog.scope.Scope;
import io.mastic.catalog.tag.Tags;
import io.mastic.contract.Pojos;
import io.mastic.jobs.bookmark.BookmarkOperations;
import io.mastic.jobs.bookmark.BookmarkService;
import io.mastic.jobs.bookmark.Bookmarks;
import io.mastic.jobs.parameter.Parameters;
import io.mastic.jobs.run.Cause;
import io.mastic.jobs.run.JobRunOperations;
import io.mastic.jobs.run.JobRuns;
import io.mastic.jobs.run.StartRequest;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.SettableClock;
import io.mastic.kernel.TestSeals;
import io.mastic.kernel.key.AccessKeys;
import io.mastic.kernel.task.Outbox;
import io.mastic.kernel.task.Tasks;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.CodeGenConfigurationNode;
import software.amazon.awssdk.services.glue.model.ConcurrentModificationException;
import software.amazon.awssdk.services.glue.model.CreateJobRequest;
import software.amazon.awssdk.services.glue.model.EncryptionConfiguration;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.Job;
import software.amazon.awssdk.services.glue.model.JobBookmarkEntry;
import software.amazon.awssdk.services.glue.model.JobCommand;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.glue.model.JobUpdate;
import software.amazon.awssdk.services.glue.model.Predecessor;
import software.amazon.awssdk.services.glue.model.WorkerType;

/** AWS's operations on jobs, run rows and bookmarks, on every database; no process is started. */
abstract class JobOperationsContract {

  private static final Caller CALLER = Caller.root(Caller.DEFAULT_ACCOUNT, "us-east-1");

  @TempDir Path directory;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-02T03:04:05Z"));
  private Db db;
  private JobOperations jobs;
  private JobRunOperations runs;
  private JobRuns jobRuns;
  private BookmarkOperations bookmarks;
  private BookmarkService saving;
  private Tags tags;
  private Catalog catalog;
  private final Map<String, String> scripts = new HashMap<>();

  abstract Db open(Path directory);

  @BeforeEach
  void open() {
    db = open(directory);
    db.migrate("kernel");
    catalog = Catalog.open(db, clock, TestSeals.seals());
    db.migrate("jobs");
    tags = catalog.tags();
    Jobs room = new Jobs(db, clock);
    Tasks idle = new Tasks(db, clock, 1);
    AccessKeys keys = new AccessKeys(db, clock, TestSeals.seals());
    jobs =
        new JobOperations(
            db,
            room,
            tags,
            catalog.securityConfigurations(),
            new MadeScripts(new KeptScripts(scripts, db)));
    jobRuns = new JobRuns(db, clock, idle, new Outbox(idle), keys);
    runs = new JobRunOperations(room, jobRuns, catalog.securityConfigurations());
    Bookmarks kept = new Bookmarks(db, jobRuns);
    bookmarks = new BookmarkOperations(kept);
    saving = new BookmarkService(kept);
  }

  @AfterEach
  void close() {
    db.close();
  }

  private <T> T as(Callable<T> work) {
    try {
      return CALLER.call(work);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static CreateJobRequest.Builder spark(String name) {
    return CreateJobRequest.builder()
        .name(name)
        .role("arn:aws:iam::000000000000:role/etl")
        .glueVersion("5.0")
        .command(
            JobCommand.builder()
                .name("glueetl")
                .scriptLocation("s3://b/s.py")
                .pythonVersion("3")
                .build());
  }

  private void create(CreateJobRequest.Builder job) {
    as(() -> jobs.createJob(job.build()));
  }

  private Job job(String name) {
    return as(() -> jobs.getJob(r -> r.jobName(name))).job();
  }

  @Test
  void aSecurityConfigurationMustBeThere() {
    assertThatThrownBy(() -> create(spark("secured").securityConfiguration("s")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("Security Configuration s not found.");
    as(
        () ->
            catalog
                .securityConfigurations()
                .create(Scope.current(), "s", EncryptionConfiguration.builder().build()));
    create(spark("secured").securityConfiguration("s"));
    assertThat(job("secured").securityConfiguration()).isEqualTo("s");
    assertThatThrownBy(
            () ->
                as(
                    () ->
                        runs.startJobRun(r -> r.jobName("secured").securityConfiguration("other"))))
        .isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(
            () ->
                as(
                    () ->
                        jobs.updateJob(
                            r ->
                                r.jobName("secured")
                                    .jobUpdate(
                                        u ->
                                            u.role("r")
                                                .securityConfiguration("other")
                                                .command(
                                                    c ->
                                                        c.name("glueetl")
                                                            .scriptLocation("s3://b/s.py"))))))
        .isInstanceOf(EntityNotFoundException.class);
  }

  @Test
  void aJobIsGivenBackAsItWasSent() {
    create(
        spark("nightly")
            .description("")
            .defaultArguments(Map.of("--TempDir", "s3://b/t", "--enable-metrics", ""))
            .workerType("G.16X")
            .numberOfWorkers(2)
            .timeout(60)
            .tags(Map.of("team", "data")));
    Job job = job("nightly");
    assertThat(job.description()).isEmpty();
    assertThat(job.defaultArguments()).containsEntry("--enable-metrics", "");
    assertThat(job.workerTypeAsString()).isEqualTo("G.16X");
    assertThat(job.maxCapacity()).isEqualTo(32.0);
    assertThat(job.timeout()).isEqualTo(60);
    assertThat(job.executionProperty().maxConcurrentRuns()).isEqualTo(1);
    assertThat(job.createdOn()).isEqualTo(clock.instant());
    assertThat(as(() -> tags.load("arn:aws:glue:us-east-1:000000000000:job/nightly")))
        .containsEntry("team", "data");
  }

  @Test
  void theSameNameTwiceIsAnError() {
    create(spark("twice"));
    clock.advance(Duration.ofHours(1));
    assertThatThrownBy(() -> create(spark("twice"))).isInstanceOf(AlreadyExistsException.class);
    assertThatThrownBy(() -> create(spark("twice").timeout(5)))
        .isInstanceOf(IdempotentParameterMismatchException.class);
  }

  @Test
  void anUpdateOverwritesAllButTheBirthday() {
    create(spark("j").description("old").timeout(60));
    clock.advance(Duration.ofHours(1));
    as(
        () ->
            jobs.updateJob(
                r ->
                    r.jobName("j")
                        .jobUpdate(
                            u ->
                                u.role("other")
                                    .command(c -> c.name("pythonshell").scriptLocation("s3://b/x"))
                                    .maxCapacity(0.0625))));
    Job job = job("j");
    assertThat(job.name()).isEqualTo("j");
    assertThat(job.description()).isNull();
    assertThat(job.timeout()).isNull();
    assertThat(job.maxCapacity()).isEqualTo(0.0625);
    assertThat(job.createdOn()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
    assertThat(job.lastModifiedOn()).isEqualTo(clock.instant());
    assertThatThrownBy(
            () -> as(() -> jobs.updateJob(r -> r.jobName("none").jobUpdate(u -> u.role("r")))))
        .isInstanceOf(EntityNotFoundException.class);
  }

  @Test
  void aDeletedJobIsGoneAndDeletingNoneIsFine() {
    create(spark("j"));
    as(() -> jobs.deleteJob(r -> r.jobName("j")));
    assertThatThrownBy(() -> job("j")).isInstanceOf(EntityNotFoundException.class);
    assertThat(as(() -> jobs.deleteJob(r -> r.jobName("j"))).jobName()).isEqualTo("j");
    assertThatThrownBy(() -> as(() -> tags.load("arn:aws:glue:us-east-1:000000000000:job/j")))
        .isInstanceOf(EntityNotFoundException.class);
  }

  @Test
  void jobsAreListedInPagesAndByTags() {
    for (String name : List.of("c", "a", "b")) {
      create(spark(name).tags(name.equals("b") ? Map.of("k", "v") : Map.of()));
    }
    var first = as(() -> jobs.getJobs(r -> r.maxResults(2)));
    assertThat(first.jobs()).extracting(Job::name).containsExactly("a", "b");
    var second = as(() -> jobs.getJobs(r -> r.maxResults(2).nextToken(first.nextToken())));
    assertThat(second.jobs()).extracting(Job::name).containsExactly("c");
    assertThat(second.nextToken()).isNull();
    assertThat(as(() -> jobs.listJobs(r -> r.tags(Map.of("k", "v")))).jobNames())
        .containsExactly("b");
    var batch = as(() -> jobs.batchGetJobs(r -> r.jobNames("c", "zz")));
    assertThat(batch.jobs()).extracting(Job::name).containsExactly("c");
    assertThat(batch.jobsNotFound()).containsExactly("zz");
    assertThatThrownBy(() -> as(() -> jobs.getJobs(r -> r.nextToken("nonsense"))))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void accountsAndRegionsAreApart() {
    create(spark("j"));
    Caller elsewhere = Caller.root(Caller.DEFAULT_ACCOUNT, "eu-west-1");
    assertThatThrownBy(() -> elsewhere.call(() -> jobs.getJob(r -> r.jobName("j"))))
        .isInstanceOf(EntityNotFoundException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"glueray", "spark", ""})
  void anUnknownKindIsRefused(String command) {
    assertThatThrownBy(() -> create(spark("j").command(c -> c.name(command))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(command);
  }

  @Test
  @SuppressWarnings("deprecation") // AllocatedCapacity: clients still send it.
  void impossibleSettingsAreRefused() {
    List<CreateJobRequest.Builder> impossible =
        List.of(
            spark("j").maxCapacity(2.0).workerType(WorkerType.G_1_X),
            spark("j").allocatedCapacity(2).workerType(WorkerType.G_1_X).numberOfWorkers(2),
            spark("j").allocatedCapacity(2).maxCapacity(3.0),
            shell().workerType(WorkerType.G_1_X).numberOfWorkers(2),
            shell().numberOfWorkers(2),
            shell().maxCapacity(5.0),
            spark("j").timeout(10_081),
            spark("j").maxRetries(11),
            spark("j").defaultArguments(Map.of("--x", "y".repeat(300_000))));
    for (CreateJobRequest.Builder job : impossible) {
      assertThatThrownBy(() -> create(job)).isInstanceOf(InvalidInputException.class);
    }
  }

  private CreateJobRequest.Builder shell() {
    return spark("j").command(c -> c.name("pythonshell").scriptLocation("s3://b/x.py"));
  }

  /** As AWS shows them: whoever sends back what it read is told to leave the units out. */
  @Test
  @SuppressWarnings("deprecation") // AllocatedCapacity: clients still send it.
  void unitsFollowFromWorkers() {
    create(spark("j").workerType("G.1X").numberOfWorkers(3));
    Job read = job("j");
    assertThat(read.maxCapacity()).isEqualTo(3.0);
    assertThat(read.allocatedCapacity()).isEqualTo(3);
    JobUpdate.Builder update =
        JobUpdate.builder().role("r").command(read.command()).workerType("G.2X").numberOfWorkers(3);
    assertThatThrownBy(
            () ->
                as(
                    () ->
                        jobs.updateJob(
                            r -> r.jobName("j").jobUpdate(update.copy().maxCapacity(3.0).build()))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("Max Capacity");
    as(() -> jobs.updateJob(r -> r.jobName("j").jobUpdate(update.build())));
    assertThat(job("j").maxCapacity()).isEqualTo(6.0);
    assertThatThrownBy(
            () ->
                as(
                    () ->
                        runs.startJobRun(
                            r -> r.jobName("j").numberOfWorkers(2).allocatedCapacity(6))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("Allocated Capacity");
  }

  @Test
  @SuppressWarnings("deprecation") // AllocatedCapacity: clients still send it.
  void theDeprecatedUnitsCount() {
    create(spark("j").allocatedCapacity(4));
    assertThat(job("j").maxCapacity()).isEqualTo(4.0);
    String id = start("j");
    assertThat(as(() -> runs.getJobRun(r -> r.jobName("j").runId(id))).jobRun().maxCapacity())
        .isEqualTo(4.0);
  }

  private String start(String job) {
    return as(() -> runs.startJobRun(r -> r.jobName(job).arguments(Map.of("--day", "1"))))
        .jobRunId();
  }

  @Test
  void aRunNamesItsPredecessorsWhenAsked() {
    create(spark("j"));
    Cause cause =
        new Cause("t", Parameters.NONE, null, null, Map.of("before", "jr_2", "also", "jr_1"));
    String id = as(() -> jobRuns.start("j", StartRequest.triggered(cause))).id();
    assertThat(as(() -> runs.getJobRun(r -> r.jobName("j").runId(id))).jobRun().predecessorRuns())
        .isEmpty();
    assertThat(
            as(() -> runs.getJobRun(r -> r.jobName("j").runId(id).predecessorsIncluded(true)))
                .jobRun()
                .predecessorRuns())
        .extracting(Predecessor::jobName, Predecessor::runId)
        .containsExactly(tuple("also", "jr_1"), tuple("before", "jr_2"));
  }

  @Test
  void aRunShowsWhatAwsShows() {
    create(spark("j").workerType("G.2X").numberOfWorkers(3).defaultArguments(Map.of("--x", "y")));
    String id = start("j");
    assertThat(id).matches("jr_[0-9a-f]{64}");
    var run = as(() -> runs.getJobRun(r -> r.jobName("j").runId(id))).jobRun();
    assertThat(run.jobRunState()).isEqualTo(JobRunState.STARTING);
    assertThat(run.attempt()).isZero();
    assertThat(run.arguments()).isEqualTo(Map.of("--day", "1"));
    assertThat(run.timeout()).isEqualTo(480);
    assertThat(run.maxCapacity()).isEqualTo(6.0);
    assertThat(run.numberOfWorkers()).isEqualTo(3);
    assertThat(run.logGroupName()).isEqualTo("/aws-glue/jobs");
    assertThat(run.executionTime()).isZero();
    assertThat(run.hasPredecessorRuns()).isTrue();
    assertThat(run.completedOn()).isNull();
    assertThat(as(() -> runs.getJobRuns(r -> r.jobName("j"))).jobRuns()).containsExactly(run);
  }

  @Test
  void unknownRunsAndJobsAreErrors() {
    create(spark("j"));
    assertThatThrownBy(() -> start("none")).isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(() -> as(() -> runs.getJobRun(r -> r.jobName("j").runId("jr_0"))))
        .isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(() -> as(() -> runs.getJobRuns(r -> r.jobName("none"))))
        .isInstanceOf(EntityNotFoundException.class);
    assertThat(as(() -> runs.getJobRuns(r -> r.jobName("j"))).jobRuns()).isEmpty();
    var stopped = as(() -> runs.batchStopJobRun(r -> r.jobName("j").jobRunIds("jr_0")));
    assertThat(stopped.errors())
        .singleElement()
        .matches(e -> e.errorDetail().errorCode().equals("EntityNotFoundException"));
  }

  private String save(String job, String run, int version, String state) {
    String body =
        "{\"JobName\":\"%s\",\"RunId\":\"%s\",\"Version\":%d,\"JobBookmark\":\"%s\"}"
            .formatted(job, run, version, state);
    return as(
        () ->
            new String(
                saving.call("SaveBookmark", body.getBytes(StandardCharsets.UTF_8)),
                StandardCharsets.UTF_8));
  }

  private JobBookmarkEntry bookmark(String job) {
    return as(() -> bookmarks.getJobBookmark(r -> r.jobName(job))).jobBookmarkEntry();
  }

  @Test
  void aBookmarkMovesOnIsRewoundAndIsEmptied() {
    create(spark("j").executionProperty(p -> p.maxConcurrentRuns(5)));
    assertThatThrownBy(() -> bookmark("j")).isInstanceOf(EntityNotFoundException.class);
    String first = start("j");
    String second = start("j");
    assertThat(save("j", first, 0, "one")).contains("\"JobBookmarkEntry\"", "\"Version\":1");
    save("j", second, 1, "two");
    assertThat(bookmark("j"))
        .matches(b -> b.version() == 2 && b.run() == 2 && b.jobBookmark().equals("two"))
        .matches(b -> b.runId().equals(second) && b.previousRunId().equals(first));
    assertThatThrownBy(() -> save("j", first, 1, "late"))
        .isInstanceOf(ConcurrentModificationException.class);
    as(() -> bookmarks.resetJobBookmark(r -> r.jobName("j").runId(first)));
    assertThat(bookmark("j")).matches(b -> b.version() == 3 && b.jobBookmark().equals("one"));
    as(() -> bookmarks.resetJobBookmark(r -> r.jobName("j")));
    assertThat(bookmark("j"))
        .matches(b -> b.version() == 4 && b.run() == 0 && b.jobBookmark() == null);
    save("j", second, 4, "again");
    assertThat(bookmark("j").run()).isEqualTo(1);
    as(() -> jobs.deleteJob(r -> r.jobName("j")));
    assertThatThrownBy(() -> bookmark("j")).isInstanceOf(EntityNotFoundException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "nonsense", "{\"JobName\":7}"})
  void aBookmarkNeedsItsMembers(String body) {
    assertThatThrownBy(
            () -> as(() -> saving.call("SaveBookmark", body.getBytes(StandardCharsets.UTF_8))))
        .isInstanceOf(InvalidInputException.class);
  }

  private static Map<String, CodeGenConfigurationNode> reading(String table) {
    return Map.of(
        "n1",
        CodeGenConfigurationNode.builder()
            .catalogSource(n -> n.name("in").database("d").table(table))
            .build());
  }

  @Test
  void aVisualJobHasItsScriptMadeWithEveryChange() {
    String place = spark("seen").build().command().scriptLocation();
    as(() -> jobs.createJob(spark("seen").codeGenConfigurationNodes(reading("one")).build()));
    assertThat(scripts.get(place)).contains("table_name=\"one\"");
    Job job = as(() -> jobs.getJob(r -> r.jobName("seen"))).job();
    assertThat(job.codeGenConfigurationNodes()).isEqualTo(reading("one"));

    JobUpdate update =
        Pojos.copy(job, JobUpdate.builder()).codeGenConfigurationNodes(reading("two")).build();
    as(() -> jobs.updateJob(r -> r.jobName("seen").jobUpdate(update)));
    assertThat(scripts.get(place)).contains("table_name=\"two\"");

    scripts.clear();
    CreateJobRequest again = spark("seen").codeGenConfigurationNodes(reading("three")).build();
    assertThatThrownBy(() -> as(() -> jobs.createJob(again)))
        .isInstanceOf(IdempotentParameterMismatchException.class);
    assertThat(scripts).isEmpty();
  }

  @Test
  void aVisualJobThatCannotBeIsNotThere() {
    CodeGenConfigurationNode governed =
        CodeGenConfigurationNode.builder()
            .governedCatalogSource(n -> n.name("old").database("d").table("t"))
            .build();
    CreateJobRequest job = spark("none").codeGenConfigurationNodes(Map.of("n", governed)).build();
    assertThatThrownBy(() -> as(() -> jobs.createJob(job)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("Node old (GovernedCatalogSource): it is not supported here");
    CreateJobRequest scala =
        spark("none")
            .codeGenConfigurationNodes(reading("one"))
            .defaultArguments(Map.of("--job-language", "scala"))
            .build();
    assertThatThrownBy(() -> as(() -> jobs.createJob(scala)))
        .hasMessage(
            "CodeGenConfigurationNodes are for jobs of glueetl and gluestreaming in Python alone");
    assertThatThrownBy(() -> as(() -> jobs.getJob(r -> r.jobName("none"))))
        .isInstanceOf(EntityNotFoundException.class);
    assertThat(scripts).isEmpty();
  }
}
