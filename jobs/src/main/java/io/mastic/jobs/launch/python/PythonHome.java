package io.mastic.jobs.launch.python;

import io.mastic.jobs.launch.directory.Hashes;
import io.mastic.jobs.launch.limit.Keeper;
import io.mastic.jobs.launch.order.JobKind;
import io.mastic.jobs.launch.order.LaunchException;
import io.mastic.jobs.launch.system.RunUser;
import io.mastic.jobs.launch.system.Shell;
import io.mastic.jobs.version.SparkLine;
import io.mastic.kernel.Json;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Python interpreter of the runs, and what has to be on its path.
 *
 * <p>The interpreter is asked once what it has; the answer is kept until the interpreter changes,
 * or modules come or go.
 */
public final class PythonHome {

  private static final Logger LOG = LoggerFactory.getLogger(PythonHome.class);
  private static final Duration ASKING = Duration.ofSeconds(60);

  private final String interpreter;
  private final PythonSources sources;
  private final Path cache;
  private final PythonModules modules;
  private @Nullable PythonFacts known;
  private @Nullable Keeper keeper;
  private volatile @Nullable String boto3Missing;

  /**
   * @param interpreter a path or a name that is looked up on PATH, such as {@code python3}
   * @param cache where answers and modules are kept
   */
  public PythonHome(String interpreter, PythonSources sources, Path cache) {
    this(interpreter, sources, cache, null);
  }

  /**
   * @param user as whom runs run, and pip for them; null for the server's own
   */
  public PythonHome(String interpreter, PythonSources sources, Path cache, @Nullable RunUser user) {
    this.interpreter = interpreter;
    this.sources = sources;
    this.cache = cache;
    this.modules = new PythonModules(cache.resolve("modules"), user);
  }

  /** Gets ready what runs will ask for; problems are only logged, a run will tell them again. */
  public void warmUp() {
    try {
      keeper();
      sparkPath();
      if (facts().boto3() == null) {
        boto3(facts());
      }
    } catch (LaunchException e) {
      LOG.warn("Python is not ready for Spark jobs: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The interpreter as an absolute path. */
  public Path executable() throws LaunchException {
    if (interpreter.contains("/")) {
      Path path = Path.of(interpreter).toAbsolutePath();
      if (Files.isExecutable(path)) {
        return path;
      }
      throw new LaunchException("The Python interpreter " + path + " cannot be executed");
    }
    for (String directory :
        System.getenv().getOrDefault("PATH", "/usr/bin").split(File.pathSeparator, -1)) {
      Path path = Path.of(directory, interpreter).toAbsolutePath();
      if (Files.isExecutable(path)) {
        return path;
      }
    }
    throw new LaunchException(
        "There is no "
            + interpreter
            + " on the PATH of the server; install Python 3 (Debian: apt install python3) or name an"
            + " interpreter in the server's settings");
  }

  /** The root process of every run, for which any Python will do. */
  public synchronized Keeper keeper() throws LaunchException, InterruptedException {
    if (keeper == null) {
      Path program =
          sources.always().stream()
              .map(directory -> directory.resolve("mastic_job/keeper.py"))
              .filter(Files::isReadable)
              .findFirst()
              .orElseThrow(
                  () -> new LaunchException("Mastic's own Python is not where it should be"));
      keeper = new Keeper(itself(executable()), program);
    }
    return keeper;
  }

  /** The interpreter that runs have in the end. */
  public Path program() throws IOException, InterruptedException {
    try {
      return keeper().python();
    } catch (LaunchException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** The interpreter that a name leads to: tools that switch versions put scripts before it. */
  private static Path itself(Path python) throws LaunchException, InterruptedException {
    try {
      Shell.Ended answer =
          Shell.run(
              List.of(python.toString(), "-I", "-S", "-c", "import sys; print(sys.executable)"),
              Map.of(),
              ASKING);
      Path real = Path.of(answer.output().strip());
      return answer.well() && Files.isExecutable(real) ? real : python;
    } catch (IOException | InvalidPathException e) {
      throw new LaunchException(python + " does not work: " + e.getMessage(), e);
    }
  }

  /** PYTHONPATH of a Python shell job. */
  public List<Path> shellPath() throws LaunchException, InterruptedException {
    List<Path> path = new ArrayList<>(sources.always());
    addBoto3(path, facts());
    return path;
  }

  /**
   * PYTHONPATH of a Spark job: our own sources, then the small pyspark unless the interpreter has
   * the real one, which brings its own cloudpickle, then the modules that it lacks.
   *
   * @throws LaunchException if a needed module is neither there nor to be had
   */
  public List<Path> sparkPath() throws LaunchException, InterruptedException {
    PythonFacts facts = facts();
    List<Path> path = new ArrayList<>(sources.always());
    if (!facts.hasPyspark(sources.line().spark())) {
      path.add(sources.smallPyspark());
      if (facts.cloudpickle() == null) {
        path.add(cloudpickle(facts));
      }
    }
    addBoto3(path, facts);
    return path;
  }

  /**
   * The jars of Spark's machine learning, which come with the real pyspark; none where that is not
   * there.
   *
   * @param path the PYTHONPATH of a run, whose own modules may hold a pyspark too
   */
  public List<Path> learningJars(List<Path> path) throws LaunchException, InterruptedException {
    return LearningJars.find(path, facts(), sources.line().spark());
  }

  /**
   * What pip is going to be asked for by the next run of a kind: modules that the interpreter
   * lacks.
   */
  public List<String> lacking(JobKind kind) throws LaunchException, InterruptedException {
    PythonFacts facts = facts();
    List<String> wanted = new ArrayList<>();
    if (kind.spark() && !facts.hasPyspark(sources.line().spark()) && facts.cloudpickle() == null) {
      wanted.add("cloudpickle");
    }
    if (facts.boto3() == null && boto3Missing == null) {
      wanted.add("boto3");
    }
    List<String> lacking = new ArrayList<>();
    for (String module : wanted) {
      if (!modules.has(executable(), facts, List.of(module), List.of())) {
        lacking.add(module);
      }
    }
    return lacking;
  }

  /** The line of Spark that its sources are for. */
  public SparkLine line() {
    return sources.line();
  }

  /**
   * The module of the interpreter's own that functions travel by, which the Python of another
   * machine may lack; empty if the runs have it from elsewhere.
   */
  public Optional<Path> pickling() throws LaunchException, InterruptedException {
    PythonFacts facts = facts();
    return facts.hasPyspark(sources.line().spark())
        ? Optional.empty()
        : Optional.ofNullable(facts.cloudpickleAt()).map(Path::of);
  }

  /** Its modules for other machines. */
  public PythonArchives archives() {
    return new PythonArchives(cache.resolve("shipped"));
  }

  public PythonModules modules() {
    return modules;
  }

  /** What the interpreter has: asked once, and again when modules have come or gone. */
  public synchronized PythonFacts facts() throws LaunchException, InterruptedException {
    if (known == null || !known.fresh()) {
      Path python = executable();
      try {
        Path file = answers(python);
        known = Files.exists(file) ? Json.read(Files.readString(file), PythonFacts.class) : null;
        if (known == null || !known.fresh()) {
          keep(file, ask(python));
          known = Json.read(Files.readString(file), PythonFacts.class);
        }
      } catch (IOException e) {
        throw new LaunchException("Python cannot be examined: " + e.getMessage(), e);
      }
    }
    return known;
  }

  private Path answers(Path python) throws IOException {
    String state = python + "\n" + Files.getLastModifiedTime(python.toRealPath()).toMillis();
    return cache.resolve("python-" + Hashes.shortHash(state) + ".json");
  }

  private String ask(Path python) throws IOException, InterruptedException, LaunchException {
    Shell.Ended answer =
        Shell.run(
            List.of(python.toString(), "-m", "mastic_job.doctor"),
            Map.of("PYTHONPATH", sources.pythonPath()),
            ASKING);
    Optional<String> json = answer.output().lines().filter(l -> l.startsWith("{")).findFirst();
    if (!answer.well() || json.isEmpty()) {
      throw new LaunchException(python + " does not work: " + answer.output().strip());
    }
    return json.get();
  }

  private static void keep(Path file, String json) throws IOException {
    Files.createDirectories(file.getParent());
    Path scratch = Files.createTempFile(file.getParent(), "interpreter", ".tmp");
    Files.writeString(scratch, json);
    Files.move(scratch, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * AWS's own Python brings boto3; a script that does without it runs also where it is not to be
   * had.
   */
  private void addBoto3(List<Path> path, PythonFacts facts) throws InterruptedException {
    if (facts.boto3() == null && boto3Missing == null) {
      try {
        path.add(boto3(facts));
      } catch (LaunchException e) {
        boto3Missing = e.getMessage();
        LOG.warn("{}", e.getMessage());
      }
    }
  }

  private Path boto3(PythonFacts facts) throws LaunchException, InterruptedException {
    return needed("boto3", facts, "Scripts that import boto3 will fail");
  }

  private Path cloudpickle(PythonFacts facts) throws LaunchException, InterruptedException {
    return needed("cloudpickle", facts, "Spark jobs need the Python module cloudpickle");
  }

  private Path needed(String module, PythonFacts facts, String why)
      throws LaunchException, InterruptedException {
    try {
      return modules.install(executable(), facts, List.of(module), List.of());
    } catch (LaunchException e) {
      throw new LaunchException(
          why
              + ", and pip could not fetch it. Install it for "
              + executable()
              + ": pip install "
              + module
              + ", or on Debian and Ubuntu apt install python3-"
              + module
              + ". pip said: "
              + e.getMessage(),
          e);
    }
  }
}
