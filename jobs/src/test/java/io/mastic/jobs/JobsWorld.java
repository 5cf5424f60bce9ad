package io.mastic.jobs;

import io.mastic.jobs.bookmark.Bookmarks;
import io.mastic.jobs.definition.Jobs;
import io.mastic.jobs.launch.LaunchSettings;
import io.mastic.jobs.launch.LocalLauncher;
import io.mastic.jobs.launch.directory.RunPlace;
import io.mastic.jobs.launch.order.LaunchException;
import io.mastic.jobs.launch.python.PythonHome;
import io.mastic.jobs.launch.python.PythonSources;
import io.mastic.jobs.logs.CrawlerLogs;
import io.mastic.jobs.logs.LineTimes;
import io.mastic.jobs.logs.Logs;
import io.mastic.jobs.logs.RunLogs;
import io.mastic.jobs.process.RunEnvironment;
import io.mastic.jobs.process.RunState;
import io.mastic.jobs.process.Supervision;
import io.mastic.jobs.process.Surroundings;
import io.mastic.jobs.run.JobRuns;
import io.mastic.jobs.run.Run;
import io.mastic.jobs.run.RunEnded;
import io.mastic.jobs.run.StartRequest;
import io.mastic.jobs.supervision.Supervisor;
import io.mastic.jobs.version.SparkLine;
import io.mastic.kernel.Awaiting;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Json;
import io.mastic.kernel.SettableClock;
import io.mastic.kernel.TestSeals;
import io.mastic.kernel.key.AccessKeys;
import io.mastic.kernel.task.Outbox;
import io.mastic.kernel.task.Tasks;
import io.mastic.objects.folder.FolderStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.services.glue.model.CreateJobRequest;
import software.amazon.awssdk.services.glue.model.JobCommand;

/**
 * The jobs room of one server, with real processes; several may follow each other on one data
 * directory.
 */
public final class JobsWorld implements AutoCloseable {

  public static final Duration SOON = Duration.ofSeconds(40);
  static final String MACHINE = "this-machine";
  static final Caller CALLER = Caller.root(Caller.DEFAULT_ACCOUNT, "us-east-1");

  public final SettableClock clock = new SettableClock(Instant.parse("2026-01-02T03:04:05Z"));
  public final Db db;
  final Tasks tasks;
  public final AccessKeys keys;
  public final RunEnvironment environment;
  public final FolderStore objects;
  public final Jobs jobs;
  public final JobRuns runs;
  final Bookmarks bookmarks;
  public final Logs logs;
  final LaunchSettings settings;
  final LocalLauncher launcher;
  public final List<RunEnded> events = new CopyOnWriteArrayList<>();
  private final LineTimes times;
  private final Supervision supervision;

  public JobsWorld(Path data, Db db) {
    this(data, db, 4);
  }

  public JobsWorld(Path data, Db db, int most) {
    this.db = db;
    db.migrate("kernel");
    db.migrate("jobs");
    tasks = new Tasks(db, Clock.systemUTC(), 16, MACHINE, Tasks.LEASE);
    objects = new FolderStore(data.resolve("objects"), Clock.systemUTC());
    settings = new LaunchSettings(RunPlace.in(data), most);
    PythonSources sources =
        new PythonSources(
            List.of(sources()), data.resolve("no-small-pyspark"), SparkLine.SPARK_3_5);
    launcher =
        new LocalLauncher(
            settings,
            objects,
            new PythonHome("python3", sources, data.resolve("cache")),
            () -> {
              throw new LaunchException("no Spark in this test");
            });
    times = new LineTimes(settings.runs());
    Outbox outbox = new Outbox(tasks);
    outbox.subscribe(JobRuns.ENDED, "test", e -> events.add(Json.read(e, RunEnded.class)));
    jobs = new Jobs(db, clock);
    keys = new AccessKeys(db, Clock.systemUTC(), TestSeals.seals());
    runs = new JobRuns(db, clock, tasks, outbox, keys);
    bookmarks = new Bookmarks(db, runs);
    Surroundings surroundings = new Surroundings(() -> "http://127.0.0.1:1", Map.of(), MACHINE);
    environment = new RunEnvironment(keys, surroundings);
    supervision = new Supervision(tasks, launcher, clock, MACHINE);
    new Supervisor(runs, supervision, environment, times).handleTasksOf(tasks);
    logs =
        new Logs(List.of(new RunLogs(db, settings.place()), new CrawlerLogs(data.resolve("logs"))));
  }

  public JobsWorld start() {
    if (!objects.bucketExists("scripts")) {
      objects.createBucket("scripts", "us-east-1");
    }
    tasks.start();
    return this;
  }

  /** The bootstrap's own sources, beside this module. */
  private static Path sources() {
    Path sources = Path.of("..", "python", "src").toAbsolutePath().normalize();
    if (!Files.isDirectory(sources.resolve("mastic_job"))) {
      throw new IllegalStateException("the tests run in the module's directory; no " + sources);
    }
    return sources;
  }

  public <T> T as(Callable<T> work) {
    try {
      return CALLER.call(work);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** A Python shell job with that script. */
  public CreateJobRequest.Builder shell(String name, String script) {
    objects.put("scripts", name + ".py", script.getBytes(StandardCharsets.UTF_8), null);
    return CreateJobRequest.builder()
        .name(name)
        .role("etl")
        .command(
            JobCommand.builder()
                .name("pythonshell")
                .pythonVersion("3.9")
                .scriptLocation("s3://scripts/" + name + ".py")
                .build());
  }

  public void create(CreateJobRequest.Builder job) {
    as(() -> jobs.create(job.build()));
  }

  public Run start(String job) {
    return start(job, StartRequest.with(Map.of()));
  }

  public Run start(String job, StartRequest request) {
    return as(() -> runs.start(job, request));
  }

  public boolean stop(Run run) {
    return as(() -> runs.stop(run.jobName(), run.id()));
  }

  public Run now(Run run) {
    return runs.find(run.key()).orElseThrow();
  }

  public Run ended(Run run) {
    Awaiting.until("run ends, is " + now(run), SOON, () -> now(run).state().ended());
    return now(run);
  }

  public Run in(RunState state, Run run) {
    Awaiting.until("run is " + state, SOON, () -> now(run).state() == state);
    return now(run);
  }

  public String stdout(Run run) {
    return text(launcher.directory(run.id()).stdout());
  }

  public void wrote(Run run, String text) {
    Awaiting.until("script wrote " + text, SOON, () -> stdout(run).contains(text));
  }

  static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Leaves as a server does that is killed: its processes go on. */
  @Override
  public void close() {
    tasks.close();
    supervision.close();
    times.close();
  }

  /** What nobody has waited for yet (a zombie) is dead all the same. */
  public static boolean alive(long pid) {
    try {
      return !Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") Z");
    } catch (IOException gone) {
      return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
  }
}
