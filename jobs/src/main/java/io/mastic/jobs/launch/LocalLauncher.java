package io.mastic.jobs.launch;

import io.mastic.objects.ObjectStore;
import io.mastic.objects.S3Uri;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs as processes of this machine. */
public final class LocalLauncher implements Launcher {

  private static final Logger LOG = LoggerFactory.getLogger(LocalLauncher.class);

  /** What a process of ours may know of the server's own environment. */
  private static final Set<String> INHERITED =
      Set.of("PATH", "HOME", "LANG", "LC_ALL", "TZ", "USER");

  private final LaunchSettings settings;
  private final ObjectStore objects;
  private final PythonHome python;
  private final SparkSupplier spark;
  private final Set<String> living = ConcurrentHashMap.newKeySet();

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
    List<String> of(LaunchOrder order, SpecialParameters parameters, RunDirectory run);
  }

  public LocalLauncher(
      LaunchSettings settings, ObjectStore objects, PythonHome python, SparkSupplier spark) {
    this.settings = settings;
    this.objects = objects;
    this.python = python;
    this.spark = spark;
  }

  /** The command lines of the Spark at home here. */
  public static SparkCommands commands(
      SparkHome home, ClassArchive archive, LaunchSettings settings) {
    return new SparkCommand(home, archive, settings.jvmOptions())::of;
  }

  @Override
  public boolean hasRoom() {
    return living.size() < settings.most();
  }

  @Override
  public LiveRun begin(LaunchOrder order) throws LaunchException, InterruptedException {
    RunDirectory run = directory(order.runId());
    try {
      run.create();
      RunSpec spec = prepare(order, run);
      run.writeSpec(spec.json());
      RootProcess process = RootProcess.start(run, command(spec), environment(spec));
      LOG.info(
          "run {} of job {} began as process {}", order.runId(), order.jobName(), process.pid());
      return watched(order.runId(), process);
    } catch (IOException e) {
      throw new LaunchException("LAUNCH ERROR | " + e.getMessage(), e);
    }
  }

  private RunSpec prepare(LaunchOrder order, RunDirectory run)
      throws LaunchException, InterruptedException {
    return order.program() instanceof Program.Script script
        ? prepare(order, script, run)
        : RunSpec.withoutPython(order, run, objects.localRoot().orElse(null));
  }

  private RunSpec prepare(LaunchOrder order, Program.Script script, RunDirectory run)
      throws LaunchException, InterruptedException {
    SpecialParameters parameters = SpecialParameters.of(order.arguments());
    RunFiles files = new RunFiles(objects.as(order.account()));
    files.fetch(script.location(), run.script());
    List<Path> pythonPath = new ArrayList<>(modules(parameters, files, run));
    pythonPath.addAll(order.kind().spark() ? python.sparkPath() : python.shellPath());
    besides(script.location()).ifPresent(pythonPath::add);
    List<Path> pyFiles = files.fetchAll(parameters.extraPyFiles(), run.libraries());
    List<Path> jars = files.fetchAll(parameters.extraJars(), run.libraries());
    files.fetchAll(parameters.extraFiles(), run.work());
    Path root = objects.localRoot().orElse(null);
    return new RunSpec(
        order, run, python.executable(), pythonPath, pyFiles, jars, parameters, root);
  }

  /** A local script finds the modules that lie beside it, as it does in Python itself. */
  private static Optional<Path> besides(String script) {
    return script.startsWith("/")
        ? Optional.ofNullable(Path.of(script).getParent())
        : Optional.empty();
  }

  /** {@code --additional-python-modules}: by pip, once for all runs that ask for the same. */
  private List<Path> modules(SpecialParameters parameters, RunFiles files, RunDirectory run)
      throws LaunchException, InterruptedException {
    if (parameters.pythonModules().isEmpty() && parameters.installerOptions().isEmpty()) {
      return List.of();
    }
    List<String> requirements = local(parameters.pythonModules(), files, run);
    List<String> options = local(parameters.installerOptions(), files, run);
    try {
      return List.of(
          python.modules().install(python.executable(), python.facts(), requirements, options));
    } catch (LaunchException e) {
      throw new LaunchException(
          "LAUNCH ERROR | Installation of Additional Python Modules failed: " + e.getMessage(), e);
    }
  }

  /** Wheels and requirement files may lie in S3. */
  private List<String> local(List<String> words, RunFiles files, RunDirectory run) throws LaunchException {
    List<String> local = new ArrayList<>();
    for (String word : words) {
      boolean remote = word.matches("s3[an]?://.*");
      local.add(
          remote
              ? files
                  .fetchAll(List.of(word), run.libraries().resolve(bucket(word)))
                  .get(0)
                  .toString()
              : word);
    }
    return local;
  }

  private static String bucket(String location) {
    return S3Uri.parse(location).bucket();
  }

  private List<String> command(RunSpec spec) throws LaunchException {
    return spec.order().kind().spark()
        ? spark.get().of(spec.order(), spec.parameters(), spec.run())
        : List.of(
            python.executable().toString(), "-m", "mastic_job.shell", spec.run().path().toString());
  }

  private static Map<String, String> environment(RunSpec spec) {
    Map<String, String> environment = new HashMap<>();
    System.getenv()
        .forEach(
            (name, value) -> {
              if (INHERITED.contains(name)) {
                environment.put(name, value);
              }
            });
    environment.put("PYTHONUNBUFFERED", "1");
    environment.put("SPARK_LOCAL_IP", "127.0.0.1");
    environment.put("TMPDIR", spec.run().tmp().toString());
    environment.put(
        "PYTHONPATH",
        spec.pythonPath().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)));
    environment.putAll(spec.order().environment());
    return environment;
  }

  @Override
  public Optional<LiveRun> find(String runId) {
    return RootProcess.find(directory(runId)).map(process -> watched(runId, process));
  }

  private LiveRun watched(String runId, RootProcess process) {
    living.add(runId);
    var unused = process.ended().whenComplete((code, error) -> living.remove(runId));
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

  /** Where a run's files and logs are. */
  public RunDirectory directory(String runId) {
    return RunDirectory.of(settings.runs(), runId);
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
