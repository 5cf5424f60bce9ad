package io.mastic.jobs.statistics;

import static io.mastic.jobs.statistics.StatisticsWorld.HANGS;
import static io.mastic.jobs.statistics.StatisticsWorld.SOON;
import static io.mastic.jobs.statistics.StatisticsWorld.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.catalog.scope.TableName;
import io.mastic.jobs.work.WorkWorld;
import io.mastic.kernel.Arns;
import io.mastic.kernel.Awaiting;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.ColumnStatistics;
import software.amazon.awssdk.services.glue.model.ColumnStatisticsState;
import software.amazon.awssdk.services.glue.model.ColumnStatisticsTaskNotRunningException;
import software.amazon.awssdk.services.glue.model.ColumnStatisticsTaskRun;
import software.amazon.awssdk.services.glue.model.ColumnStatisticsTaskRunningException;
import software.amazon.awssdk.services.glue.model.ColumnStatisticsTaskSettings;
import software.amazon.awssdk.services.glue.model.ColumnStatisticsTaskStoppingException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.ExecutionStatus;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.ScheduleState;
import software.amazon.awssdk.services.glue.model.StartColumnStatisticsTaskRunRequest;

/** What runs, settings and schedules of column statistics promise, on every database. */
abstract class StatisticsContract {

  private static final String NOON = "cron(0 12 * * ? *)";

  @TempDir Path data;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-02T03:04:05Z"));
  private Db db;
  private StatisticsWorld world;

  abstract Db open(Path directory);

  @BeforeEach
  void open() {
    db = open(data);
    world = new StatisticsWorld(data, db, clock).start();
    world.create(table("t"));
  }

  @AfterEach
  void close() {
    world.close();
    db.close();
  }

  @Test
  void whatARunFindsOutIsTheTables() {
    String id =
        world.as(
            () ->
                world
                    .runs()
                    .startColumnStatisticsTaskRun(
                        r ->
                            r.databaseName("DB")
                                .tableName("T")
                                .role("r")
                                .sampleSize(50.0)
                                .columnNameList("ID", "day"))
                    .columnStatisticsTaskRunId());
    ColumnStatisticsTaskRun run = world.ended(id);
    assertThat(run.status()).as(run.errorMessage()).isEqualTo(ColumnStatisticsState.SUCCEEDED);
    assertThat(run.columnNameList()).containsExactly("ID", "day");
    assertThat(run.sampleSize()).isEqualTo(50.0);
    assertThat(run.customerId()).isEqualTo(Caller.DEFAULT_ACCOUNT);
    assertThat(run.catalogID()).isEqualTo(Caller.DEFAULT_ACCOUNT);
    assertThat(run.creationTime()).isEqualTo(run.endTime()).isEqualTo(clock.instant());
    assertThat(found("t", "id"))
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.analyzedTime()).isEqualTo(clock.instant());
              assertThat(s.statisticsData().longColumnStatisticsData().maximumValue()).isEqualTo(9);
            });
    assertThat(world.spec(id).at("/work/name").asText()).isEqualTo("column-statistics");
    assertThat(world.spec(id).at("/work/request/SampleSize").asDouble()).isEqualTo(50);
    assertThat(world.spec(id).has("script")).isFalse();
  }

  @Test
  void aTableHasOneRunAtATime() {
    world.create(table("other"));
    world.running(HANGS);
    String first = world.run("t");
    assertThatThrownBy(() -> world.run("T"))
        .isInstanceOf(ColumnStatisticsTaskRunningException.class);
    String beside = world.run("other");
    world.in(ColumnStatisticsState.RUNNING, first);
    stop("T");
    ColumnStatisticsTaskRun run = world.in(ColumnStatisticsState.STOPPED, first);
    assertThat(run.errorMessage()).isNull();
    assertThat(found("t", "id")).isEmpty();
    assertThatThrownBy(() -> stop("t")).isInstanceOf(ColumnStatisticsTaskNotRunningException.class);
    assertThatThrownBy(() -> stop("none")).isInstanceOf(EntityNotFoundException.class);
    world.running(StatisticsWorld.SUCCEEDS);
    assertThat(world.ended(world.run("t")).status()).isEqualTo(ColumnStatisticsState.SUCCEEDED);
    stop("other");
    world.in(ColumnStatisticsState.STOPPED, beside);
  }

  @Test
  void aRunThatIsStoppingIsNotStoppedAgain() {
    world.running(HANGS);
    String id = world.run("t");
    world.in(ColumnStatisticsState.RUNNING, id);
    assertThatThrownBy(
            () ->
                db.writeOnly(
                    h -> {
                      stop("t");
                      assertThat(world.now(id).status()).isEqualTo(ColumnStatisticsState.RUNNING);
                      stop("t");
                    }))
        .isInstanceOf(ColumnStatisticsTaskStoppingException.class);
    stop("t");
    world.in(ColumnStatisticsState.STOPPED, id);
  }

  @Test
  void failuresSayWhy() {
    fails(
        "echo '{\"outcome\":\"FAILED\",\"exitCode\":1,\"errorMessage\":\"no data\"}' > \"$1/result.json\"",
        "no data");
    fails("exit 3", "Command failed with exit code 3");
    fails("kill -9 $$", "the process was killed");
    fails(
        StatisticsWorld.SUCCEEDS.replace("\"Type\":\"LONG\"", "\"Type\":\"DOUBLE\""),
        "Invalid statistics of column id");
    assertThat(found("t", "id")).isEmpty();
  }

  private void fails(String program, String message) {
    ColumnStatisticsTaskRun run = world.running(program).ended(world.run("t"));
    assertThat(run.status()).isEqualTo(ColumnStatisticsState.FAILED);
    assertThat(run.errorMessage()).contains(message);
  }

  @Test
  void aTableThatIsGoneAtTheEndHasNoStatistics() {
    world.running(WorkWorld.WAITS + StatisticsWorld.SUCCEEDS);
    String id = world.run("t");
    world.in(ColumnStatisticsState.RUNNING, id);
    world.delete("t");
    world.go(id);
    ColumnStatisticsTaskRun run = world.ended(id);
    assertThat(run.status()).isEqualTo(ColumnStatisticsState.FAILED);
    assertThat(run.errorMessage()).contains("not found");
  }

  /** As after kill -9: the process goes on without a server, and the next one takes its answer. */
  @Test
  void aRunGoesOnWithoutItsServer() {
    world.running(WorkWorld.WAITS + StatisticsWorld.SUCCEEDS);
    String id = world.run("t");
    world.in(ColumnStatisticsState.RUNNING, id);
    world.close();
    world.go(id);
    // The dead server's lease is over by then.
    clock.advance(Duration.ofMinutes(1));
    world = new StatisticsWorld(data, db, clock).start();
    ColumnStatisticsTaskRun run = world.ended(id);
    assertThat(run.status()).as(run.errorMessage()).isEqualTo(ColumnStatisticsState.SUCCEEDED);
    assertThat(found("t", "id")).hasSize(1);
  }

  @Test
  void aProcessThatNoLongerHangsAboutIsMissed() {
    world.running(WorkWorld.WAITS);
    String id = world.run("t");
    world.in(ColumnStatisticsState.RUNNING, id);
    world.close();
    world.go(id);
    clock.advance(Duration.ofMinutes(1));
    world = new StatisticsWorld(data, db, clock).start();
    ColumnStatisticsTaskRun run = world.ended(id);
    assertThat(run.status()).isEqualTo(ColumnStatisticsState.FAILED);
    assertThat(run.dpuSeconds()).isGreaterThanOrEqualTo(60);
  }

  @Test
  void whatCannotBeIsRefused() {
    world.create(table("v").tableType("VIRTUAL_VIEW"));
    world.create(table("hudi").parameters(Map.of("spark.sql.sources.provider", "hudi")));
    world.create(table("delta").parameters(Map.of("spark.sql.sources.provider", "delta")));
    refused(EntityNotFoundException.class, "Entity Not Found", r -> r.tableName("none"));
    refused(EntityNotFoundException.class, "Database none", r -> r.databaseName("none"));
    refused(InvalidInputException.class, "Column x does not exist", r -> r.columnNameList("x"));
    refused(InvalidInputException.class, "nested types", r -> r.columnNameList("id", "tags"));
    refused(InvalidInputException.class, "named twice", r -> r.columnNameList("id", "ID"));
    refused(InvalidInputException.class, "SampleSize", r -> r.sampleSize(0.0));
    refused(InvalidInputException.class, "views", r -> r.tableName("v"));
    refused(InvalidInputException.class, "Hudi tables", r -> r.tableName("hudi"));
    refused(InvalidInputException.class, "Delta tables", r -> r.tableName("delta"));
    refused(InvalidInputException.class, "only", r -> r.catalogID(Caller.DEFAULT_ACCOUNT + ":c"));
    refused(EntityNotFoundException.class, "Catalog 1", r -> r.catalogID("1"));
    assertThatThrownBy(() -> world.now("none"))
        .isInstanceOf(EntityNotFoundException.class)
        .hasMessageContaining("none not found");
    assertThat(runsOf("t", null, 10)).isEmpty();
  }

  private void refused(
      Class<?> error, String message, Consumer<StartColumnStatisticsTaskRunRequest.Builder> but) {
    assertThatThrownBy(
            () ->
                world.as(
                    () ->
                        world
                            .runs()
                            .startColumnStatisticsTaskRun(
                                r -> but.accept(r.databaseName("db").tableName("t").role("r")))))
        .isInstanceOf(error)
        .hasMessageContaining(message);
  }

  @Test
  void theHistoryIsPagedTheLatestFirst() {
    world.create(table("other"));
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ids.add(world.run(i == 2 ? "other" : "t"));
      world.ended(ids.get(i));
      clock.advance(Duration.ofSeconds(1));
    }
    Collections.reverse(ids);
    List<String> all = new ArrayList<>();
    String token = null;
    do {
      String from = token;
      var page =
          world.as(
              () ->
                  world.runs().listColumnStatisticsTaskRuns(r -> r.maxResults(2).nextToken(from)));
      all.addAll(page.columnStatisticsTaskRunIds());
      token = page.nextToken();
    } while (token != null);
    assertThat(all).isEqualTo(ids);
    ids.remove(2);
    assertThat(runsOf("T", null, 100)).isEqualTo(ids);
    assertThat(runsOf("none", null, 100)).isEmpty();
    assertThatThrownBy(() -> runsOf("t", "nonsense", 2)).isInstanceOf(InvalidInputException.class);
    Caller stranger = Caller.root("111111111111", "us-east-1");
    assertThat(
            world
                .as(stranger, () -> world.runs().listColumnStatisticsTaskRuns(r -> {}))
                .columnStatisticsTaskRunIds())
        .isEmpty();
  }

  @Test
  void settingsAreKeptForTheirTable() {
    assertThatThrownBy(this::settings)
        .isInstanceOf(EntityNotFoundException.class)
        .hasMessageContaining("settings of table t");
    create(null);
    assertThatThrownBy(() -> create(NOON)).isInstanceOf(AlreadyExistsException.class);
    assertThat(settings().schedule()).isNull();
    assertThat(settings().columnNameList()).containsExactly("id");
    assertThatThrownBy(() -> turn(true))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no schedule");
    String arn = Arns.glue(WorkWorld.CALLER, "columnStatisticsTaskSettings", "db/t");
    assertThat(world.catalog().tags().load(arn)).containsEntry("team", "a");
    world.as(
        () ->
            world
                .settings()
                .updateColumnStatisticsTaskSettings(
                    r ->
                        r.databaseName("db")
                            .tableName("t")
                            .schedule(NOON)
                            .sampleSize(10.0)
                            .columnNameList(List.of())));
    ColumnStatisticsTaskSettings changed = settings();
    assertThat(changed.role()).isEqualTo("r");
    assertThat(changed.sampleSize()).isEqualTo(10.0);
    assertThat(changed.columnNameList()).isEmpty();
    assertThat(changed.schedule().state()).isEqualTo(ScheduleState.SCHEDULED);
    assertThat(changed.scheduleTypeAsString()).isEqualTo("CRON");
    assertThat(changed.settingSourceAsString()).isEqualTo("TABLE");
    turn(false);
    assertThat(settings().schedule().state()).isEqualTo(ScheduleState.NOT_SCHEDULED);
    turn(true);
    assertThat(settings().schedule().scheduleExpression()).isEqualTo(NOON);
    deleteSettings();
    assertThatThrownBy(this::settings).isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(this::deleteSettings).isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(() -> world.catalog().tags().load(arn))
        .isInstanceOf(EntityNotFoundException.class);
  }

  @Test
  void aLaterTableOfTheNameHasNoSettings() {
    create(NOON);
    world.delete("t");
    assertThatThrownBy(this::settings).isInstanceOf(EntityNotFoundException.class);
    clock.advance(Duration.ofSeconds(1));
    world.create(table("t"));
    assertThatThrownBy(this::settings)
        .isInstanceOf(EntityNotFoundException.class)
        .hasMessageContaining("settings of table t");
    create(null);
    assertThat(settings().schedule()).isNull();
  }

  @Test
  void settingsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> create("every day"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("every day");
    assertThatThrownBy(this::settings).isInstanceOf(EntityNotFoundException.class);
    create(null);
    assertThatThrownBy(
            () ->
                world.as(
                    () ->
                        world
                            .settings()
                            .updateColumnStatisticsTaskSettings(
                                r -> r.databaseName("db").tableName("t").columnNameList("x"))))
        .isInstanceOf(InvalidInputException.class);
    assertThat(settings().columnNameList()).containsExactly("id");
  }

  @Test
  void aScheduleStartsRuns() {
    create(NOON);
    clock.advance(Duration.ofHours(8));
    assertThat(runsOf("t", null, 10)).isEmpty();
    world.running(HANGS);
    clock.advance(Duration.ofHours(1));
    Awaiting.until("the schedule fires", SOON, () -> runsOf("t", null, 10).size() == 1);
    String id = runsOf("t", null, 10).get(0);
    world.in(ColumnStatisticsState.RUNNING, id);
    assertThat(settings().lastExecutionAttempt())
        .matches(a -> a.status() == ExecutionStatus.STARTED)
        .matches(a -> a.columnStatisticsTaskRunId().equals(id))
        .matches(a -> a.executionTimestamp().equals(clock.instant()));
    clock.advance(Duration.ofDays(1));
    Awaiting.until(
        "the next time is taken by the run that is under way",
        SOON,
        () -> settings().lastExecutionAttempt().status() == ExecutionStatus.FAILED);
    assertThat(settings().lastExecutionAttempt().errorMessage()).contains("already running");
    assertThat(runsOf("t", null, 10)).containsExactly(id);
    stop("t");
    world.in(ColumnStatisticsState.STOPPED, id);
  }

  @Test
  void aStoppedScheduleStartsNone() {
    world.create(table("witness"));
    create(NOON);
    turn(false);
    world.as(
        () ->
            world
                .settings()
                .createColumnStatisticsTaskSettings(
                    r -> r.databaseName("db").tableName("witness").role("r").schedule(NOON)));
    clock.advance(Duration.ofDays(1));
    Awaiting.until("the other fires", SOON, () -> runsOf("witness", null, 10).size() == 1);
    assertThat(runsOf("t", null, 10)).isEmpty();
    world.ended(runsOf("witness", null, 10).get(0));
  }

  private void create(String schedule) {
    world.as(
        () ->
            world
                .settings()
                .createColumnStatisticsTaskSettings(
                    r ->
                        r.databaseName("db")
                            .tableName("T")
                            .role("r")
                            .schedule(schedule)
                            .columnNameList("id")
                            .tags(Map.of("team", "a"))));
  }

  private ColumnStatisticsTaskSettings settings() {
    return world.as(
        () ->
            world
                .settings()
                .getColumnStatisticsTaskSettings(r -> r.databaseName("db").tableName("t"))
                .columnStatisticsTaskSettings());
  }

  private void deleteSettings() {
    world.as(
        () ->
            world
                .settings()
                .deleteColumnStatisticsTaskSettings(r -> r.databaseName("db").tableName("t")));
  }

  private void turn(boolean on) {
    world.as(
        () ->
            on
                ? world
                    .settings()
                    .startColumnStatisticsTaskRunSchedule(r -> r.databaseName("db").tableName("t"))
                : world
                    .settings()
                    .stopColumnStatisticsTaskRunSchedule(r -> r.databaseName("db").tableName("t")));
  }

  private void stop(String table) {
    world.as(
        () -> world.runs().stopColumnStatisticsTaskRun(r -> r.databaseName("db").tableName(table)));
  }

  private List<String> runsOf(String table, String token, int limit) {
    return world.as(
        () ->
            world
                .runs()
                .getColumnStatisticsTaskRuns(
                    r -> r.databaseName("db").tableName(table).nextToken(token).maxResults(limit))
                .columnStatisticsTaskRuns()
                .stream()
                .map(ColumnStatisticsTaskRun::columnStatisticsTaskRunId)
                .toList());
  }

  private List<ColumnStatistics> found(String table, String column) {
    return world.as(
        () ->
            world
                .catalog()
                .statistics()
                .find(TableName.of("db", table), List.of(), List.of(column))
                .statistics());
  }
}
