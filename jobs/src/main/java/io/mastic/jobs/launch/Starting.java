package io.mastic.jobs.launch;

import io.mastic.jobs.launch.directory.Bounded;
import io.mastic.jobs.launch.directory.RunDirectory;
import io.mastic.jobs.launch.directory.RunPlace;
import io.mastic.jobs.launch.limit.Bounding;
import io.mastic.jobs.launch.limit.Bounds;
import io.mastic.jobs.launch.limit.Remains;
import io.mastic.jobs.launch.order.JobKind;
import io.mastic.jobs.launch.order.LaunchException;
import io.mastic.jobs.launch.order.LaunchOrder;
import io.mastic.jobs.launch.order.Program;
import io.mastic.jobs.launch.order.Workers;
import io.mastic.jobs.launch.python.PythonHome;
import io.mastic.jobs.launch.system.RunUser;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts processes: that of a run, or that of a driver which waits for one and becomes its process
 * later. Whichever it was, the run finds the same around it.
 *
 * @param machineMib what the machine has for all runs
 */
record Starting(
    LaunchSettings settings,
    PythonHome python,
    Commands commands,
    Preparation preparation,
    Bounding bounding,
    long machineMib) {

  private static final Logger LOG = LoggerFactory.getLogger(Starting.class);

  RootProcess run(LaunchOrder order, RunDirectory run, long counted)
      throws IOException, LaunchException, InterruptedException {
    run.create();
    RunSpec spec = preparation.prepare(order, run);
    Bounds bounds = bounding.of(run, order, counted, machineMib);
    run.writeSpec(spec.json(bounded(bounds.memoryMib(), counted)));
    List<String> command = bounding.onProcessors(bounds, order.runId(), commands.of(spec));
    if (!Files.exists(run.pid())) {
      tell(order, run);
    }
    RunUser user = settings.user();
    if (user != null) {
      user.open(settings.data());
      user.give(run);
      command = user.command(command);
    }
    return RootProcess.start(
        run, python.keeper().around(run, bounds, settings.fence(), command), environment(spec));
  }

  private Map<String, String> environment(RunSpec spec) throws LaunchException {
    return Environments.of(spec, settings.spark().yarn(), settings.user());
  }

  private Bounded bounded(long memoryMib, long counted) {
    return new Bounded(memoryMib, settings.limits().processes(), counted);
  }

  /** The shape of the driver that run would have, if one that knows nothing of it can become it. */
  Optional<SpareShape> shape(LaunchOrder order, long counted)
      throws LaunchException, InterruptedException {
    if (settings.user() != null
        || !SpareShape.fits(order)
        || settings.spark().of(order.workers(), order.parameters()).isCluster()) {
      return Optional.empty();
    }
    RunSpec.Libraries usual =
        new RunSpec.Libraries(python.sparkPath(), List.of(), List.of(), List.of());
    return Optional.of(
        new SpareShape(
            commands.ofSpark(order, SpareShape.PLACE, usual), order.workerDpus(), counted));
  }

  /** Begins a driver for a run that nobody has asked for yet. */
  SpareDriver spare(SpareShape shape) throws IOException, LaunchException, InterruptedException {
    RunDirectory directory = settings.place().ofSpare();
    directory.create();
    try {
      LaunchOrder nobodys =
          nobodys(String.valueOf(directory.path().getFileName()), shape.workerDpus());
      RunSpec spec = preparation.prepare(nobodys, directory);
      Bounds bounds = bounding.of(directory, nobodys, shape.counted(), machineMib);
      Files.writeString(
          directory.path().resolve("prepared.json"),
          spec.json(bounded(bounds.memoryMib(), shape.counted())).toString());
      List<String> command = shape.command(directory);
      List<String> line =
          python
              .keeper()
              .around(
                  directory,
                  bounds,
                  settings.fence(),
                  bounding.onProcessors(bounds, nobodys.runId(), command));
      RootProcess.Begun begun =
          RootProcess.begin(directory, line, environment(spec), Redirect.PIPE);
      return new SpareDriver(shape, directory, command, begun.root(), begun.input());
    } catch (IOException | LaunchException | InterruptedException | RuntimeException e) {
      directory.remove();
      throw e;
    }
  }

  /** An order that asks for nothing. */
  static LaunchOrder nobodys(String name, double workerDpus) {
    return new LaunchOrder(
        new LaunchOrder.Subject(name, name, "", ""),
        new Program.Interactive(Program.Interactive.Way.STATEMENTS),
        JobKind.GLUEETL,
        null,
        Workers.alone(workerDpus),
        LaunchOrder.Arguments.of(List.of(), Map.of()),
        new LaunchOrder.Around(Map.of(), null));
  }

  /**
   * Gives a run the driver that waited for one.
   *
   * @return the run's process; empty if it is to begin as if there had been no such driver, which
   *     also says to its owner what is in the way
   */
  Optional<RootProcess> give(SpareDriver spare, LaunchOrder order, long counted)
      throws InterruptedException {
    Optional<RootProcess> given = Optional.empty();
    try {
      if (!Files.exists(settings.place().path(order.runId()), LinkOption.NOFOLLOW_LINKS)) {
        given = become(spare, order, counted);
      }
    } catch (IOException | LaunchException | IllegalArgumentException e) {
      LOG.debug("a prepared driver cannot become run {}: {}", order.runId(), e.toString());
    } finally {
      if (given.isEmpty()) {
        spare.end();
      }
    }
    return given;
  }

  private Optional<RootProcess> become(SpareDriver spare, LaunchOrder order, long counted)
      throws IOException, LaunchException, InterruptedException {
    RunDirectory run = spare.directory();
    // What it was before is nothing to the run.
    empty(run.stdout());
    empty(run.stderr());
    RunSpec spec = preparation.prepare(order, run);
    if (!commands.of(spec).equals(spare.command())) {
      return Optional.empty();
    }
    long memory = settings.limits().memory(order.workerDpus(), counted, machineMib);
    run.writeSpec(spec.json(bounded(memory, counted)));
    tell(order, run);
    Map<String, String> environment = new HashMap<>(environment(spec));
    environment.put(Remains.MARK, Remains.mark(run));
    return spare.give(settings.place().path(order.runId()).toAbsolutePath(), environment);
  }

  private static void empty(Path log) throws IOException {
    if (Files.exists(log)) {
      FileChannel.open(log, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING).close();
    }
  }

  /** Into the error log, before the run's own first line. */
  private void tell(LaunchOrder order, RunDirectory run)
      throws IOException, LaunchException, InterruptedException {
    if (order.program() instanceof Program.BuiltIn) {
      return;
    }
    List<String> lines = new ArrayList<>();
    LocalLauncher.SparkCommands spark = order.kind().spark() ? commands.spark().get() : null;
    Unheeded here =
        spark != null
            ? new Unheeded(python.line(), spark.version(), python.facts().line(), spark::hasFormat)
            : Unheeded.withoutSpark(python.line());
    boolean spread = settings.spark().of(order.workers(), order.parameters()).isCluster();
    here.lines(order, spread).forEach(line -> lines.add("[mastic] " + line));
    if (!lines.isEmpty()) {
      Files.write(
          run.stderr(),
          lines,
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
  }

  /**
   * Ends and removes drivers of earlier servers that no run has; they end by themselves as well.
   */
  void sweep() throws IOException {
    if (!Files.isDirectory(settings.runs())) {
      return;
    }
    List<Path> left = new ArrayList<>();
    try (var all = Files.newDirectoryStream(settings.runs(), RunPlace.SPARES)) {
      all.forEach(left::add);
    }
    for (Path path : left) {
      RunDirectory spare = new RunDirectory(path);
      if (owner(spare).isEmpty()) {
        new Remains(spare, 0).sweep();
        spare.remove();
      }
    }
  }

  /** The run that has what was begun for none; empty while there is none. */
  Optional<String> owner(RunDirectory spare) {
    return spare
        .note("run.json")
        .map(json -> json.path("runId").asText())
        .filter(id -> !id.isEmpty() && settings.place().of(id).equals(spare));
  }
}
