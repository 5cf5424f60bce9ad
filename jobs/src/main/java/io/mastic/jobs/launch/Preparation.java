package io.mastic.jobs.launch;

import io.mastic.jobs.launch.cluster.Executors;
import io.mastic.jobs.launch.cluster.Shipment;
import io.mastic.jobs.launch.directory.LocalPaths;
import io.mastic.jobs.launch.directory.RunDirectory;
import io.mastic.jobs.launch.directory.RunFiles;
import io.mastic.jobs.launch.order.LaunchException;
import io.mastic.jobs.launch.order.LaunchOrder;
import io.mastic.jobs.launch.order.Program;
import io.mastic.jobs.launch.python.PipWords;
import io.mastic.jobs.launch.python.PythonFacts;
import io.mastic.jobs.launch.python.PythonHome;
import io.mastic.jobs.launch.python.PythonModules;
import io.mastic.jobs.launch.spark.SparkMaster;
import io.mastic.jobs.parameter.KnownArguments;
import io.mastic.jobs.parameter.Parameters;
import io.mastic.objects.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings what a run needs into its directory, and says where all of it lies. */
final class Preparation {

  private final LaunchSettings settings;
  private final ObjectStore objects;
  private final PythonHome python;

  Preparation(LaunchSettings settings, ObjectStore objects, PythonHome python) {
    this.settings = settings;
    this.objects = objects;
    this.python = python;
  }

  RunSpec prepare(LaunchOrder order, RunDirectory run)
      throws LaunchException, InterruptedException {
    Optional<String> refusal = KnownArguments.refusal(order.parameters());
    if (refusal.isPresent()) {
      throw new LaunchException("LAUNCH ERROR | " + refusal.get());
    }
    if (order.program() instanceof Program.Script script) {
      return script(order, script.location(), settings.localPaths(), run);
    }
    if (order.program() instanceof Program.LocalScript script) {
      return script(order, script.file().toString(), LocalPaths.ALLOWED, run);
    }
    if (order.program() instanceof Program.Interactive) {
      if (order.parameters().isScala()) {
        throw new LaunchException("LAUNCH ERROR | Sessions are in Python: --job-language scala");
      }
      return inPython(order, settings.localPaths(), run, List.of());
    }
    return order.kind().spark()
        ? spec(order, run, null, RunSpec.Libraries.NONE)
        : inPython(order, settings.localPaths(), run, List.of());
  }

  private RunSpec script(LaunchOrder order, String location, LocalPaths paths, RunDirectory run)
      throws LaunchException, InterruptedException {
    files(order, paths).fetch(location, run.script());
    return inPython(order, paths, run, besides(location));
  }

  private RunFiles files(LaunchOrder order, LocalPaths paths) {
    return new RunFiles(objects.as(order.subject().account()), paths);
  }

  /**
   * @param besides directories that modules are also imported from
   */
  private RunSpec inPython(
      LaunchOrder order, LocalPaths paths, RunDirectory run, List<Path> besides)
      throws LaunchException, InterruptedException {
    Parameters parameters = order.parameters();
    RunFiles files = files(order, paths);
    List<Path> pythonPath = new ArrayList<>(modules(parameters, files, paths, run));
    List<String> lacking = python.lacking(order.kind());
    if (!lacking.isEmpty()) {
      say(run, installs(lacking) + ", which the interpreter lacks");
    }
    pythonPath.addAll(order.kind().spark() ? python.sparkPath() : python.shellPath());
    pythonPath.addAll(besides);
    List<Path> pyFiles = files.fetchAll(parameters.extraPyFiles(), run.libraries());
    List<Path> jars = files.fetchAll(parameters.extraJars(), run.libraries());
    List<Path> others = files.fetchAll(parameters.extraFiles(), run.work());
    return spec(
        order, run, python.executable(), new RunSpec.Libraries(pythonPath, pyFiles, jars, others));
  }

  private RunSpec spec(
      LaunchOrder order, RunDirectory run, @Nullable Path interpreter, RunSpec.Libraries libraries)
      throws LaunchException, InterruptedException {
    SparkMaster master = settings.spark().of(order.workers(), order.parameters());
    boolean cluster = order.kind().spark() && master.isCluster();
    return new RunSpec(
        order,
        run,
        interpreter,
        libraries,
        master,
        cluster ? shipment(order, master, libraries) : null,
        new RunSpec.Folders(cluster ? null : objectsRoot(), compiled()));
  }

  private Shipment shipment(LaunchOrder order, SparkMaster master, RunSpec.Libraries libraries)
      throws LaunchException, InterruptedException {
    Executors executors =
        Executors.of(
            order.workers(), settings.spark().workerScale(), order.parameters().sparkConf());
    List<Path> archives = new ArrayList<>();
    List<Path> files = new ArrayList<>(libraries.pyFiles());
    files.addAll(libraries.files());
    try {
      for (Path directory : libraries.pythonPath()) {
        archives.add(python.archives().of(directory));
      }
      Optional<Path> pickling = python.pickling();
      if (pickling.isPresent()) {
        archives.add(python.archives().ofPackage(pickling.get()));
      }
    } catch (IOException e) {
      throw new LaunchException("What a cluster is sent cannot be packed: " + e.getMessage(), e);
    }
    // Code that one Python has packed runs in the same one alone.
    Map<String, String> conf = new LinkedHashMap<>(executors.conf());
    conf.putAll(settings.spark().clusterConf(master, order.runId()));
    return new Shipment(conf, "python" + python.facts().line(), archives, files);
  }

  /**
   * Where jobs find objects as plain files. Runs of another user go through the server instead: the
   * folders are closed to that user.
   */
  private @Nullable Path objectsRoot() {
    return settings.user() == null ? objects.localRoot().orElse(null) : null;
  }

  /** Runs of another user could neither read nor write what is kept there. */
  private @Nullable Path compiled() {
    return settings.user() == null ? settings.data().resolve("scala") : null;
  }

  /** A local script finds the modules that lie beside it, as it does in Python itself. */
  private static List<Path> besides(String script) {
    Path folder = script.startsWith("/") ? Path.of(script).getParent() : null;
    return folder == null ? List.of() : List.of(folder);
  }

  /** {@code --additional-python-modules}: by pip, once for all runs that ask for the same. */
  private List<Path> modules(
      Parameters parameters, RunFiles files, LocalPaths paths, RunDirectory run)
      throws LaunchException, InterruptedException {
    if (parameters.pythonModules().isEmpty() && parameters.installerOptions().isEmpty()) {
      return List.of();
    }
    List<String> words = new ArrayList<>(parameters.installerOptions());
    words.addAll(parameters.pythonModules());
    PipWords.check(words, paths);
    List<String> requirements = local(parameters.pythonModules(), files, paths, run);
    List<String> options = local(parameters.installerOptions(), files, paths, run);
    try {
      PythonModules modules = python.modules();
      Path interpreter = python.executable();
      PythonFacts facts = python.facts();
      if (!modules.has(interpreter, facts, requirements, options)) {
        say(run, installs(parameters.pythonModules()));
      }
      return List.of(modules.install(interpreter, facts, requirements, options));
    } catch (LaunchException e) {
      throw new LaunchException(
          "LAUNCH ERROR | Installation of Additional Python Modules failed: " + e.getMessage(), e);
    }
  }

  private static String installs(List<String> modules) {
    return "pip installs " + String.join(" ", modules) + " now, once for all runs";
  }

  /** A line in the run's error log, which has no other while pip works. */
  private static void say(RunDirectory run, String line) throws LaunchException {
    try {
      Files.writeString(
          run.stderr(),
          "[mastic] " + line + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new LaunchException("The log of the run cannot be written: " + e.getMessage(), e);
    }
  }

  /** Wheels and requirement files may lie in S3. */
  private static List<String> local(
      List<String> words, RunFiles files, LocalPaths paths, RunDirectory run)
      throws LaunchException {
    List<String> local = new ArrayList<>();
    for (String word : words) {
      if (word.matches("s3[an]?://.*")) {
        Path file = files.fetchApart(word, run.libraries());
        PipWords.checkLines(file, paths);
        local.add(file.toString());
      } else {
        local.add(word);
      }
    }
    return local;
  }
}
