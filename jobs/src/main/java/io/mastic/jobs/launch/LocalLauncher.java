package io.mastic.jobs.launch;

import io.mastic.jobs.launch.directory.Bounded;
import io.mastic.jobs.launch.directory.RunDirectory;
import io.mastic.jobs.launch.directory.RunPlace;
import io.mastic.jobs.launch.limit.Bounding;
import io.mastic.jobs.launch.limit.ControlGroups;
import io.mastic.jobs.launch.limit.Remains;
import io.mastic.jobs.launch.order.Demand;
import io.mastic.jobs.launch.order.LaunchException;
import io.mastic.jobs.launch.order.LaunchOrder;
import io.mastic.jobs.launch.order.Launcher;
import io.mastic.jobs.launch.order.LiveRun;
import io.mastic.jobs.launch.order.Memory;
import io.mastic.jobs.launch.order.RunResult;
import io.mastic.jobs.launch.python.PythonHome;
import io.mastic.jobs.launch.spark.ClassArchive;
import io.mastic.jobs.launch.spark.SparkHome;
import io.mastic.jobs.launch.system.RunUser;
import io.mastic.objects.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs as processes of this machine. */
public final class LocalLauncher implements Launcher, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LocalLauncher.class);

  /** Of a G.1X worker, which most jobs and sessions ask for. */
  private static final double USUAL_DPUS = 1;

  private final LaunchSettings settings;
  private final PythonHome python;
  private final RunRoom room;
  private final Starting starting;
  private boolean countedLiving;
  private volatile @Nullable SpareDrivers spares;

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
     * @param jars of the run's own, which its class path ends with
     * @throws LaunchException if the run asks for what cannot be
     */
    List<String> of(LaunchOrder order, RunDirectory run, List<Path> jars) throws LaunchException;

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
    this.room = new RunRoom(settings.most(), Memory.forRuns(Memory.machineBytes()));
    this.starting =
        new Starting(
            settings,
            python,
            new Commands(python, spark),
            new Preparation(settings, objects, python),
            new Bounding(settings.limits(), ControlGroups::find),
            room.memoryMib());
  }

  /** The command lines of the Spark at home here. */
  public static SparkCommands commands(
      SparkHome home, ClassArchive archive, LaunchSettings settings) {
    return new SparkCommand(home, archive, settings.spark());
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
      for (String name : Remains.living(settings.runs())) {
        RunDirectory found = directory(name);
        // What waits for no run of this server's ends by itself.
        (RunPlace.isSpare(found.path()) ? starting.owner(found) : Optional.of(name))
            .ifPresent(this::find);
      }
    }
  }

  @Override
  public LiveRun begin(LaunchOrder order) throws LaunchException, InterruptedException {
    countLiving();
    long counted = Demand.of(order).memoryMib(Memory.machineBytes());
    room.await(order.runId(), counted);
    boolean began = false;
    try {
      LiveRun live = start(order, counted);
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

  private LiveRun start(LaunchOrder order, long counted)
      throws IOException, LaunchException, InterruptedException {
    SpareDrivers spares = this.spares;
    Optional<SpareShape> shape = spares == null ? Optional.empty() : starting.shape(order, counted);
    Optional<SpareDriver> spare = spares == null ? Optional.empty() : shape.flatMap(spares::take);
    if (spares != null) {
      spares.shrink(room.freeMib());
    }
    Optional<RootProcess> given =
        spare.isPresent() ? starting.give(spare.get(), order, counted) : Optional.empty();
    RootProcess process =
        given.isPresent() ? given.get() : starting.run(order, directory(order.runId()), counted);
    LOG.info(
        "run {} of job {} began as {}process {}",
        order.runId(),
        order.jobName(),
        given.isPresent() ? "prepared " : "",
        process.pid());
    return watched(order.runId(), process, counted);
  }

  /** From now on drivers are made ready before runs ask for them; said once. */
  public void keepReady(Readiness readiness) {
    if (readiness.drivers() > 0 && spares == null) {
      spares = new SpareDrivers(readiness, new Nursery());
    }
  }

  /** Ends the drivers that wait for runs; runs go on. */
  @Override
  public void close() {
    if (spares != null) {
      spares.close();
    }
  }

  /** Drivers for no run yet, with what memory no run has. */
  private final class Nursery implements SpareDrivers.Nursery {

    @Override
    public SpareDriver begin(SpareShape shape)
        throws IOException, LaunchException, InterruptedException {
      return starting.spare(shape);
    }

    @Override
    public SpareShape usual() throws LaunchException, InterruptedException {
      LaunchOrder usual = Starting.nobodys("usual", USUAL_DPUS);
      return starting.shape(usual, Demand.of(usual).memoryMib(Memory.machineBytes())).orElseThrow();
    }

    @Override
    public long room() {
      return room.freeMib();
    }

    @Override
    public void tidy() throws IOException {
      starting.sweep();
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
    try {
      directory(runId).tidy();
    } catch (IOException e) {
      LOG.warn("what run {} left cannot be removed: {}", runId, e.getMessage());
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
      user.open(settings.data());
      List<Path> all = new ArrayList<>(needed);
      all.add(python.program());
      user.check(all);
    }
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
