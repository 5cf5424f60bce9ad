package io.mastic.jobs.statistics;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.catalog.Catalog;
import io.mastic.jobs.work.WorkWorld;
import io.mastic.kernel.Awaiting;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.ColumnStatisticsState;
import software.amazon.awssdk.services.glue.model.ColumnStatisticsTaskRun;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.TableInput;

/** Catalog and statistics of one server. */
final class StatisticsWorld implements AutoCloseable {

  static final Duration SOON = Duration.ofSeconds(40);

  /** Writes {@code $1/result.json}, as the runtime does. */
  static final String SUCCEEDS =
      """
      echo '{"outcome":"SUCCEEDED","exitCode":0,"answer":{"Statistics":[
        {"ColumnName":"id","ColumnType":"bigint","AnalyzedTime":1767323045,"StatisticsData":{"Type":"LONG",
          "LongColumnStatisticsData":{"MinimumValue":1,"MaximumValue":9,"NumberOfNulls":2,"NumberOfDistinctValues":5}}}]}}' \
        > "$1/result.json"
      """;

  static final String HANGS = "sleep 300";

  private final WorkWorld world;
  private final GlueClient runs;
  private final GlueClient taskSettings;

  StatisticsWorld(Path data, Db db, SettableClock clock) {
    world = new WorkWorld(data, db, clock, SUCCEEDS);
    StatisticsRoom room =
        StatisticsRoom.open(db, clock, world.tasks(), world.works(), world.catalog());
    runs = room.operations().get(0);
    taskSettings = room.operations().get(1);
  }

  StatisticsWorld start() {
    world.tasks().start();
    return this;
  }

  StatisticsWorld running(String script) {
    world.running(script);
    return this;
  }

  GlueClient runs() {
    return runs;
  }

  GlueClient settings() {
    return taskSettings;
  }

  Catalog catalog() {
    return world.catalog();
  }

  <T> T as(Callable<T> work) {
    return world.as(work);
  }

  <T> T as(Caller caller, Callable<T> work) {
    return world.as(caller, work);
  }

  void create(TableInput.Builder table) {
    world.create(table);
  }

  void delete(String table) {
    world.delete(table);
  }

  JsonNode spec(String id) {
    return world.spec(id);
  }

  void go(String id) {
    world.go(id);
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

  @Override
  public void close() {
    world.close();
  }
}
