package io.mastic.jobs.statistics;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.catalog.Catalog;
import io.mastic.catalog.DatabaseName;
import io.mastic.catalog.Scope;
import io.mastic.jobs.RunEnvironment;
import io.mastic.jobs.Surroundings;
import io.mastic.jobs.launch.LaunchSettings;
import io.mastic.jobs.launch.LocalLauncher;
import io.mastic.jobs.launch.PythonHome;
import io.mastic.jobs.launch.PythonSources;
import io.mastic.jobs.work.WorkSupervisor;
import io.mastic.jobs.work.Works;
import io.mastic.kernel.AccessKeys;
import io.mastic.kernel.Awaiting;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Json;
import io.mastic.kernel.SettableClock;
import io.mastic.kernel.Tasks;
import io.mastic.objects.folder.FolderStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.ColumnStatisticsState;
import software.amazon.awssdk.services.glue.model.ColumnStatisticsTaskRun;
import software.amazon.awssdk.services.glue.model.DatabaseInput;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.TableInput;

/**
 * Catalog and statistics of one server, with real processes, in which a shell does what Spark does
 * in a real server; several may follow each other on one data directory.
 */
final class StatisticsWorld implements AutoCloseable {

  static final Duration SOON = Duration.ofSeconds(40);
  static final Caller CALLER = Caller.root(Caller.DEFAULT_ACCOUNT, "us-east-1");

  /** Writes {@code $1/result.json}, as the runtime does. */
  static final String SUCCEEDS =
      """
      echo '{"outcome":"SUCCEEDED","exitCode":0,"answer":{"Statistics":[
        {"ColumnName":"id","ColumnType":"bigint","AnalyzedTime":1767323045,"StatisticsData":{"Type":"LONG",
          "LongColumnStatisticsData":{"MinimumValue":1,"MaximumValue":9,"NumberOfNulls":2,"NumberOfDistinctValues":5}}}]}}' \
        > "$1/result.json"
      """;

  static final String HANGS = "sleep 300";

  final SettableClock clock;
  final Db db;
  final Catalog catalog;
  final LaunchSettings settings;
  private final Tasks tasks;
  private final GlueClient runs;
  private final GlueClient taskSettings;
  private volatile String program = SUCCEEDS;

  StatisticsWorld(Path data, Db db, SettableClock clock) {
    this.db = db;
    this.clock = clock;
    db.migrate("kernel");
    db.migrate("jobs");
    tasks = new Tasks(db, clock, 16);
    catalog = Catalog.open(db, clock);
    settings = new LaunchSettings(data.resolve("runs"), 4, List.of());
    PythonSources sources = new PythonSources(List.of(), data.resolve("no-small-pyspark"));
    LocalLauncher launcher =
        new LocalLauncher(
            settings,
            new FolderStore(data.resolve("objects"), Clock.systemUTC()),
            new PythonHome("no-python", sources, data.resolve("cache")),
            () ->
                (order, parameters, run) ->
                    List.of("/bin/sh", "-c", program, "sh", run.path().toString()));
    Works works = new Works(db, clock, tasks);
    StatisticsRoom room = StatisticsRoom.open(db, clock, tasks, works, catalog);
    runs = room.operations().get(0);
    taskSettings = room.operations().get(1);
    Surroundings surroundings =
        new Surroundings(() -> "http://127.0.0.1:1", Map.of(), "this-machine");
    AccessKeys keys = new AccessKeys(db, Clock.systemUTC());
    new WorkSupervisor(works, launcher, new RunEnvironment(keys, surroundings))
        .handleTasksOf(tasks);
  }

  StatisticsWorld start() {
    tasks.start();
    return this;
  }

  /** What processes do that begin from now on. */
  StatisticsWorld running(String script) {
    program = script;
    return this;
  }

  GlueClient runs() {
    return runs;
  }

  GlueClient settings() {
    return taskSettings;
  }

  <T> T as(Callable<T> work) {
    return as(CALLER, work);
  }

  <T> T as(Caller caller, Callable<T> work) {
    try {
      return caller.call(work);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  void create(String database, TableInput.Builder table) {
    as(
        () -> {
          if (catalog.databases().find(DatabaseName.of(database)).isEmpty()) {
            catalog
                .databases()
                .create(Scope.current(), DatabaseInput.builder().name(database).build(), Map.of());
          }
          catalog.tables().create(DatabaseName.of(database), table.build());
          return true;
        });
  }

  /** A table with columns of some types and a partition key. */
  static TableInput.Builder table(String name) {
    return TableInput.builder()
        .name(name)
        .storageDescriptor(
            StorageDescriptor.builder()
                .location("s3://b/" + name + "/")
                .columns(column("id", "bigint"), column("tags", "array<string>"))
                .build())
        .partitionKeys(column("day", "string"));
  }

  private static Column column(String name, String type) {
    return Column.builder().name(name).type(type).build();
  }

  String run(String table) {
    return as(
        () ->
            runs.startColumnStatisticsTaskRun(r -> r.databaseName("db").tableName(table).role("r"))
                .columnStatisticsTaskRunId());
  }

  ColumnStatisticsTaskRun now(String id) {
    return as(
        () ->
            runs.getColumnStatisticsTaskRun(r -> r.columnStatisticsTaskRunId(id))
                .columnStatisticsTaskRun());
  }

  ColumnStatisticsTaskRun in(ColumnStatisticsState state, String id) {
    Awaiting.until("run is " + state, SOON, () -> now(id).status() == state);
    return now(id);
  }

  ColumnStatisticsTaskRun ended(String id) {
    Awaiting.until("run ends, is " + now(id), SOON, () -> now(id).endTime() != null);
    return now(id);
  }

  /** What the process was told. */
  JsonNode spec(String id) {
    try {
      return Json.read(Files.readString(settings.runs().resolve(id).resolve("run.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Leaves as a server does that is killed: its processes go on. */
  @Override
  public void close() {
    tasks.close();
  }
}
