package io.mastic.jobs.launch;

import io.mastic.jobs.launch.directory.Bounded;
import io.mastic.jobs.launch.directory.RunDirectory;
import io.mastic.jobs.launch.limit.Bounding;
import io.mastic.jobs.launch.limit.Bounds;
import io.mastic.jobs.launch.limit.ControlGroups;
import io.mastic.jobs.launch.limit.Remains;
import io.mastic.jobs.launch.order.Demand;
import io.mastic.jobs.launch.order.LaunchException;
import io.mastic.jobs.launch.order.LaunchOrder;
import io.mastic.jobs.launch.order.Launcher;
import io.mastic.jobs.launch.order.LiveRun;
import io.mastic.jobs.launch.order.Memory;
import io.mastic.jobs.launch.order.Program;
import io.mastic.jobs.launch.order.RunResult;
import io.mastic.jobs.launch.python.PythonHome;
import io.mastic.jobs.launch.spark.ClassArchive;
import io.mastic.jobs.launch.spark.SparkHome;
import io.mastic.jobs.launch.system.RunUser;
import io.mastic.objects.ObjectStore;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs as processes of this machine. */
public final class LocalLauncher implements Launcher {

  private static final Logger LOG = LoggerFactory.getLogger(LocalLauncher.class);

  private final LaunchSettings settings;
  private final PythonHome python;
  private final SparkSupplier spark;
  private final Preparation preparation;
  private final Bounding bounding;
  private final RunRoom room;
  private boolean countedLiving;

  /** Spark may be missing where only Python shell jobs are run; then it is missed when used. */
  @FunctionalInterface
  public interface SparkSupplier {
    /**
     * @throws LaunchException if Spark is not there
     */
    SparkCommands get() throws LaunchException;
  }

  /** Makes the command line of a Spark run. */
  @FunctionalInterface
  public interface SparkCommands {
    /**
     * @throws LaunchException if the run asks for what cannot be
     */
    List<String> of(LaunchOrder order, RunDirectory run) throws LaunchException;

    /** The version of that Spark, such as {@code 3.5.7}. */
    default String version() {
      return "";
    }

    /** Are there libraries for that table format? */
    default boolean hasFormat(String format) {
      return false;
    }
  }

  public LocalLauncher(
      LaunchSettings settings, ObjectStore objects, PythonHome python, SparkSupplier spark) {
    this.settings = settings;
    this.python = python;
    this.spark = spark;
    this.preparation = new Preparation(settings, objects, python);
    this.bounding = new Bounding(settings.limits(), ControlGroups::find);
    this.room = new RunRoom(settings.most(), Memory.forRuns(Memory.machineBytes()));
  }

  /** The command lines of the Spark at home here. */
  public static SparkCommands commands(
      SparkHome home, ClassArchive archive, LaunchSettings settings) {
    return new SparkCommand(home, archive, settings.spark().jvmOptions());
  }

  @Override
  public boolean hasRoom() {
    countLiving();
    return room.fits(Memory.SHELL);
  }

  @Override
  public boolean reserve(Demand demand) {
    countLiving();
    return room.take(demand.runId(), demand.memoryMib(Memory.machineBytes()));
  }

  @Override
  public void release(String runId) {
    room.leave(runId);
  }

  /** Processes that an earlier server began take room before anybody has come to look for them. */
  private synchronized void countLiving() {
    if (!countedLiving) {
      countedLiving = true;
      Remains.living(settings.runs()).forEach(this::find);
    }
  }

  @Override
  public LiveRun begin(LaunchOrder order) throws LaunchException, InterruptedException {
    countLiving();
    long counted = Demand.of(order).memoryMib(Memory.machineBytes());
    room.await(order.runId(), counted);
    boolean began = false;
    try {
      LiveRun live = start(order, directory(order.runId()), counted);
      began = true;
      return live;
    } catch (IOException | IllegalArgumentException e) {
      throw new LaunchException("LAUNCH ERROR | " + e.getMessage(), e);
    } finally {
      if (!began) {
        room.leave(order.runId());
      }
    }
  }

  private LiveRun start(LaunchOrder order, RunDirectory run, long counted)
      throws IOException, LaunchException, InterruptedException {
    run.create();
    RunSpec spec = preparation.prepare(order, run);
    Bounds bounds = bounding.of(run, order, counted, room.memoryMib());
    var json = spec.json();
    new Bounded(bounds.memoryMib(), settings.limits().processes(), counted).writeInto(json);
    run.writeSpec(json);
    List<String> command = bounding.onProcessors(bounds, order.runId(), command(spec));
    tell(order, run);
    RunUser user = settings.user();
    if (user != null) {
      user.open(data());
      user.give(run);
      command = user.command(command);
    }
    RootProcess process =
        RootProcess.start(
            run,
            python.keeper().around(run, bounds, settings.fence(), command),
            Environments.of(spec, user));
    LOG.info("run {} of job {} began as process {}", order.runId(), order.jobName(), process.pid());
    return watched(order.runId(), process, counted);
  }

  private List<String> command(RunSpec spec) throws LaunchException, InterruptedException {
    return spec.order().kind().spark()
        ? withLearning(spark.get().of(spec.order(), spec.run()), spec.libraries().pythonPath())
        : List.of(
            python.executable().toString(), "-m", "mastic_job.shell", spec.run().path().toString());
  }

  /** Last on the class path, which is to begin as ever: the archive of classes is for that. */
  private List<String> withLearning(List<String> command, List<Path> pythonPath)
      throws LaunchException, InterruptedException {
    int place = command.indexOf("-cp") + 1;
    List<Path> jars = place == 0 ? List.of() : python.learningJars(pythonPath);
    if (jars.isEmpty()) {
      return command;
    }
    StringBuilder classPath = new StringBuilder(command.get(place));
    jars.forEach(jar -> classPath.append(File.pathSeparatorChar).append(jar));
    List<String> longer = new ArrayList<>(command);
    longer.set(place, classPath.toString());
    return longer;
  }

  /** Into the error log, before the run's own first line. */
  private void tell(LaunchOrder order, RunDirectory run)
      throws IOException, LaunchException, InterruptedException {
    if (order.program() instanceof Program.BuiltIn || Files.exists(run.pid())) {
      return;
    }
    List<String> lines = new ArrayList<>();
    Unheeded here =
        order.kind().spark()
            ? new Unheeded(
                python.line(), spark.get().version(), python.facts().line(), spark.get()::hasFormat)
            : Unheeded.withoutSpark(python.line());
    here.lines(order).forEach(line -> lines.add("[mastic] " + line));
    if (!lines.isEmpty()) {
      Files.write(
          run.stderr(),
          lines,
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
  }

  @Override
  public Optional<LiveRun> find(String runId) {
    RunDirectory run = directory(runId);
    return RootProcess.find(run)
        .map(
            process ->
                process.ended().isDone()
                    ? process
                    : watched(runId, process, Bounded.of(run).countedMib()));
  }

  private LiveRun watched(String runId, RootProcess process, long counted) {
    room.count(runId, counted);
    var unused = process.ended().whenComplete((code, error) -> room.leave(runId));
    return process;
  }

  @Override
  public Optional<RunResult> result(String runId) {
    return directory(runId).result();
  }

  @Override
  public void tidy(String runId) {
    RunDirectory run = directory(runId);
    RunUser user = settings.user();
    try {
      if (user != null && Files.isDirectory(run.path())) {
        user.delete(List.of(run.work(), run.tmp()));
      }
      run.tidy();
    } catch (IOException e) {
      LOG.warn("what run {} left cannot be removed: {}", runId, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Checks at the server's start that runs can be what the settings say.
   *
   * @param needed what every run reads
   * @throws IOException saying what is in the way
   */
  public void check(List<Path> needed) throws IOException, InterruptedException {
    RunUser user = settings.user();
    if (user != null) {
      user.open(data());
      List<Path> all = new ArrayList<>(needed);
      all.add(python.program());
      user.check(all);
    }
  }

  private Path data() {
    return Optional.ofNullable(settings.runs().toAbsolutePath().getParent())
        .orElseThrow(() -> new IllegalStateException("runs lie in no data directory"));
  }

  /** Where a run's files and logs are. */
  public RunDirectory directory(String runId) {
    return settings.place().of(runId);
  }

  /** The name that this machine has in the runs that it runs. */
  public static String host(@Nullable String configured) {
    if (configured != null) {
      return configured;
    }
    try {
      Path name = Path.of("/proc/sys/kernel/hostname");
      return Files.exists(name) ? Files.readString(name).strip() : "localhost";
    } catch (IOException e) {
      return "localhost";
    }
  }
}
