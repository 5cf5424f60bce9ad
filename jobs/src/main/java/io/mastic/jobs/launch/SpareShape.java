package io.mastic.jobs.launch;

import io.mastic.jobs.launch.directory.RunDirectory;
import io.mastic.jobs.launch.order.LaunchOrder;
import io.mastic.jobs.launch.order.Program;
import io.mastic.jobs.parameter.Parameters;
import java.nio.file.Path;
import java.util.List;

/**
 * What can be known of a driver before there is a run for it: its command line, which decides Glue
 * version, table formats, memory and the JVM's options, and the size that its limits go by. A run
 * may have a driver of exactly the shape that it would have itself.
 *
 * @param line of the command, with {@link #PLACE} for the directory
 * @param counted what it is expected to take, in MiB
 */
record SpareShape(List<String> line, double workerDpus, long counted) {

  /** In the place of a directory that is not known yet. */
  static final RunDirectory PLACE = new RunDirectory(Path.of("/a-run-that-nobody-knows-yet"));

  /** Of Spark's settings those that count once for the whole process, whoever makes a context. */
  private static final List<String> ONCE =
      List.of(
          "spark.hadoop.",
          "spark.driver.extra",
          "spark.driver.userClassPathFirst",
          "spark.jars",
          "spark.kerberos.",
          "spark.local.dir",
          "spark.log4j");

  /** Whether a driver that knows nothing of that run can become its driver. */
  static boolean fits(LaunchOrder order) {
    Parameters parameters = order.parameters();
    return order.kind().spark()
        && (order.program() instanceof Program.Script
            || order.program() instanceof Program.Interactive)
        && parameters.extraJars().isEmpty()
        && !parameters.isScala()
        && parameters.sparkConf().keySet().stream()
            .noneMatch(name -> ONCE.stream().anyMatch(name::startsWith))
        && order.around().environment().keySet().stream().noneMatch(SpareShape::isOfTheJvm);
  }

  private static boolean isOfTheJvm(String variable) {
    return variable.startsWith("LD_")
        || variable.startsWith("SPARK_")
        || variable.startsWith("HADOOP_")
        || variable.endsWith("JAVA_OPTIONS")
        || variable.equals("JAVA_TOOL_OPTIONS");
  }

  /** The command line of a driver in that directory. */
  List<String> command(RunDirectory run) {
    String place = PLACE.path().toString();
    return line.stream().map(word -> word.replace(place, run.path().toString())).toList();
  }
}
