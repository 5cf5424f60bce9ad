package io.mastic.jobs.launch;

import io.mastic.jobs.launch.directory.RunDirectory;
import io.mastic.jobs.launch.order.LaunchException;
import io.mastic.jobs.launch.order.LaunchOrder;
import io.mastic.jobs.launch.order.Program;
import io.mastic.jobs.launch.python.PythonHome;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command lines of runs, be they Spark's or Python's alone. */
record Commands(PythonHome python, LocalLauncher.SparkSupplier spark) {

  List<String> of(RunSpec spec) throws LaunchException, InterruptedException {
    return spec.order().kind().spark()
        ? ofSpark(spec.order(), spec.run(), spec.libraries())
        : List.of(python.executable().toString(), "-m", module(spec), spec.run().path().toString());
  }

  private static String module(RunSpec spec) {
    return spec.order().program() instanceof Program.BuiltIn
        ? "mastic_job.layout"
        : "mastic_job.shell";
  }

  List<String> ofSpark(LaunchOrder order, RunDirectory run, RunSpec.Libraries libraries)
      throws LaunchException, InterruptedException {
    return withLearning(spark.get().of(order, run, libraries.jars()), libraries.pythonPath());
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
}
