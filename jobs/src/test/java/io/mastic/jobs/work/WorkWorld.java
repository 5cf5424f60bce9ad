package io.mastic.jobs.work;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.catalog.Catalog;
import io.mastic.catalog.scope.DatabaseName;
import io.mastic.catalog.scope.Scope;
import io.mastic.catalog.scope.TableName;
import io.mastic.jobs.launch.LaunchSettings;
import io.mastic.jobs.launch.LocalLauncher;
import io.mastic.jobs.launch.directory.RunPlace;
import io.mastic.jobs.launch.python.PythonHome;
import io.mastic.jobs.launch.python.PythonSources;
import io.mastic.jobs.process.RunEnvironment;
import io.mastic.jobs.process.Supervision;
import io.mastic.jobs.process.Surroundings;
import io.mastic.jobs.version.SparkLine;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Json;
import io.mastic.kernel.SettableClock;
import io.mastic.kernel.TestSeals;
import io.mastic.kernel.key.AccessKeys;
import io.mastic.kernel.task.Tasks;
import io.mastic.objects.folder.FolderStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import software.amazon.awssdk.services.glue.model.DatabaseInput;
import software.amazon.awssdk.services.glue.model.TableInput;

/**
 * Catalog and Spark work of one server, with real processes, in which a shell does what Spark does
 * in a real server; several may follow each other on one data directory.
 */
public final class WorkWorld implements AutoCloseable {

  public static final Caller CALLER = Caller.root(Caller.DEFAULT_ACCOUNT, "us-east-1");

  /** Waits for {@link #go}; {@code $1} is the run's directory. */
  public static final String WAITS = "while [ ! -f \"$1/work/go\" ]; do sleep 0.05; done\n";

  private static final String MACHINE = "this-machine";

  private final SettableClock clock;
  private final Db db;
  private final Tasks tasks;
  private final Works works;
  private final Catalog catalog;
  private final Path runs;
  private final Supervision supervision;
  private volatile String program;

  /**
   * @param program what processes do, as a shell script
   */
  public WorkWorld(Path data, Db db, SettableClock clock, String program) {
    this.clock = clock;
    this.db = db;
    this.program = program;
    db.migrate("kernel");
    db.migrate("jobs");
    tasks = new Tasks(db, clock, 16, MACHINE, Tasks.LEASE);
    catalog = Catalog.open(db, clock, TestSeals.seals());
    LaunchSettings settings = new LaunchSettings(RunPlace.in(data), 4);
    runs = settings.runs();
    PythonSources sources =
        new PythonSources(
            List.of(Path.of("..", "python", "src").toAbsolutePath().normalize()),
            data.resolve("no-small-pyspark"),
            SparkLine.SPARK_3_5);
    LocalLauncher launcher =
        new LocalLauncher(
            settings,
            new FolderStore(data.resolve("objects"), Clock.systemUTC()),
            new PythonHome("python3", sources, data.resolve("cache")),
            () ->
                (order, run, jars) ->
                    List.of("/bin/sh", "-c", this.program, "sh", run.path().toString()));
    AccessKeys keys = new AccessKeys(db, Clock.systemUTC(), TestSeals.seals());
    works = new Works(db, clock, tasks, keys);
    Surroundings surroundings = new Surroundings(() -> "http://127.0.0.1:1", Map.of(), MACHINE);
    supervision = new Supervision(tasks, launcher, clock, MACHINE);
    new WorkSupervisor(works, supervision, new RunEnvironment(keys, surroundings))
        .handleTasksOf(tasks);
  }

  public SettableClock clock() {
    return clock;
  }

  public Db db() {
    return db;
  }

  public Tasks tasks() {
    return tasks;
  }

  public Works works() {
    return works;
  }

  public Catalog catalog() {
    return catalog;
  }

  /** What processes do that begin from now on. */
  public void running(String script) {
    program = script;
  }

  public <T> T as(Callable<T> work) {
    return as(CALLER, work);
  }

  public <T> T as(Caller caller, Callable<T> work) {
    try {
      return caller.call(work);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** A table of the database {@code db}. */
  public void create(TableInput.Builder table) {
    as(
        () -> {
          DatabaseName database = DatabaseName.of("db");
          if (catalog.databases().find(database).isEmpty()) {
            catalog
                .databases()
                .create(Scope.current(), DatabaseInput.builder().name("db").build(), Map.of());
          }
          catalog.tables().create(database, table.build());
          return true;
        });
  }

  public void delete(String table) {
    as(
        () -> {
          catalog.tables().delete(TableName.of("db", table));
          return true;
        });
  }

  /** What the process of a piece of work was told. */
  public JsonNode spec(String id) {
    try {
      return Json.read(Files.readString(runs.resolve(id).resolve("run.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets a process that {@link #WAITS} go on. */
  public void go(String id) {
    try {
      Files.createFile(runs.resolve(id).resolve("work/go"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Leaves as a server does that is killed: its processes go on. */
  @Override
  public void close() {
    tasks.close();
    supervision.close();
  }
}
