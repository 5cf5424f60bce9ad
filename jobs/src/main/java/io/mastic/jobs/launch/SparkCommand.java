package io.mastic.jobs.launch;

import io.mastic.jobs.launch.directory.RunDirectory;
import io.mastic.jobs.launch.order.LaunchException;
import io.mastic.jobs.launch.order.LaunchOrder;
import io.mastic.jobs.launch.order.Memory;
import io.mastic.jobs.launch.order.Program;
import io.mastic.jobs.launch.spark.ClassArchive;
import io.mastic.jobs.launch.spark.OptionWords;
import io.mastic.jobs.launch.spark.SparkHome;
import io.mastic.jobs.launch.spark.SparkMaster;
import io.mastic.jobs.launch.spark.SparkSite;
import io.mastic.jobs.parameter.Parameters;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The command line of a Spark run's root process. */
final class SparkCommand implements LocalLauncher.SparkCommands {

  private static final double BIG_WORKER = 4;
  private static final String MAIN = "io.mastic.runtime.JobMain";

  /**
   * The virtual machine warns on stdout, which belongs to the script. Of its archive, nobody asks.
   * Nor does anybody manage loggers by JMX: two threads that begin to log at once are an error
   * there, which log4j tells on stdout.
   */
  private static final List<String> QUIET =
      List.of(
          "-Xlog:disable",
          "-Xlog:all=warning,cds=off,cds+dynamic=off:stderr",
          "-Dlog4j2.disable.jmx=true");

  private final SparkHome spark;
  private final ClassArchive archive;
  private final SparkSite site;

  SparkCommand(SparkHome spark, ClassArchive archive, SparkSite site) {
    this.spark = spark;
    this.archive = archive;
    this.site = site;
  }

  @Override
  public List<String> of(LaunchOrder order, RunDirectory run, List<Path> jars)
      throws LaunchException {
    Parameters parameters = order.parameters();
    List<String> command = new ArrayList<>();
    command.add(spark.java().toString());
    command.addAll(spark.moduleOptions());
    command.addAll(QUIET);
    archive.find().ifPresent(file -> command.addAll(sharing(file)));
    command.add("-Xmx" + heapMib(order) + "m");
    command.addAll(compiler(order.workerDpus()));
    command.add("-Djava.io.tmpdir=" + run.tmp());
    command.add("-Dfile.encoding=UTF-8");
    command.addAll(logging(parameters));
    if (parameters.isScala()) {
      command.add("-Dmastic.scala.compiler=" + spark.scalaCompiler());
    }
    command.addAll(OptionWords.of(parameters.sparkConf().get("spark.driver.extraJavaOptions")));
    command.addAll(site.jvmOptions());
    command.addAll(List.of("-cp", classPath(order, run, jars), MAIN, run.path().toString()));
    return command;
  }

  @Override
  public String version() {
    return spark.version();
  }

  @Override
  public boolean hasFormat(String format) {
    return !spark.lakeJars(format).isEmpty();
  }

  /**
   * Libraries of table formats and connectors come last, and behind them the run's own, where
   * DriverManager and ServiceLoader see them: the archive is for a class path that begins as ever.
   * A run that wants its own classes before Spark's does without the archive.
   */
  private String classPath(LaunchOrder order, RunDirectory run, List<Path> jars)
      throws LaunchException {
    StringBuilder classPath = new StringBuilder();
    if (order.parameters().isScala()) {
      // Before the runtime's own: classes of the same names, with what only Scala can say.
      scalaJars().forEach(jar -> classPath.append(jar).append(File.pathSeparatorChar));
    }
    boolean first = order.parameters().isOn("--user-jars-first");
    if (first) {
      listable(jars).forEach(jar -> classPath.append(jar).append(File.pathSeparatorChar));
    }
    classPath.append(spark.classPath());
    if (order.program() instanceof Program.Interactive session && session.connects()) {
      List<Path> connect = spark.connectJars();
      if (connect.isEmpty()) {
        throw new LaunchException("Spark Connect is not part of this installation");
      }
      connect.forEach(jar -> classPath.append(File.pathSeparatorChar).append(jar));
    }
    for (String format : order.parameters().lakeFormats()) {
      for (Path jar : spark.lakeJars(format.toLowerCase(Locale.ROOT))) {
        classPath.append(File.pathSeparatorChar).append(jar);
      }
    }
    cluster(site.of(order.workers(), order.parameters()))
        .forEach(entry -> classPath.append(File.pathSeparatorChar).append(entry));
    for (ConnectorJars connector : ConnectorJars.of(order.kind(), run.script())) {
      for (Path jar : spark.connectorJars(connector.word())) {
        classPath.append(File.pathSeparatorChar).append(jar);
      }
    }
    if (!first) {
      listable(jars).forEach(jar -> classPath.append(File.pathSeparatorChar).append(jar));
    }
    return classPath.toString();
  }

  /** Spark's part for a cluster that is not its own; on YARN with Hadoop's settings. */
  private List<Path> cluster(SparkMaster master) throws LaunchException {
    if (master.isKubernetes()) {
      return partFor("kubernetes", "Kubernetes");
    }
    if (!master.isYarn()) {
      return List.of();
    }
    List<Path> entries = new ArrayList<>(partFor("yarn", "YARN"));
    entries.add(Objects.requireNonNull(site.yarn()).directory());
    return entries;
  }

  private List<Path> partFor(String folder, String name) throws LaunchException {
    List<Path> jars = spark.connectorJars(folder);
    if (jars.isEmpty()) {
      throw new LaunchException("Executors on " + name + " are not part of this installation");
    }
    return jars;
  }

  private List<Path> scalaJars() throws LaunchException {
    List<Path> jars = spark.scalaJars();
    if (jars.isEmpty()) {
      throw new LaunchException("Jobs in Scala are not part of this installation");
    }
    return jars;
  }

  /** A name with the separator in it would be two; JobProcess loads such a jar by itself. */
  private static List<Path> listable(List<Path> jars) {
    return jars.stream().filter(jar -> jar.toString().indexOf(File.pathSeparatorChar) < 0).toList();
  }

  /** Glue's arguments for continuous logging, as log4j's configuration reads them. */
  private static List<String> logging(Parameters parameters) {
    List<String> options = new ArrayList<>();
    String pattern = parameters.get("--continuous-log-conversionPattern");
    if (!pattern.isBlank()) {
      options.add("-Dmastic.log.pattern=" + pattern);
    }
    if (parameters.get("--enable-continuous-log-filter").strip().equalsIgnoreCase("false")) {
      options.add("-Dmastic.log.level=info");
    }
    return options;
  }

  /**
   * The quick compiler alone, which most runs end sooner with; a job that asks for big workers is
   * long enough for the thorough one to pay. The job's own options come later and win.
   */
  static List<String> compiler(double workerDpus) {
    return workerDpus < BIG_WORKER ? List.of("-XX:TieredStopAtLevel=1") : List.of();
  }

  private static List<String> sharing(Path file) {
    return List.of("-XX:SharedArchiveFile=" + file, "-Xshare:auto");
  }

  private static long heapMib(LaunchOrder order) {
    return Memory.heapMib(
        order.parameters().sparkConf(), order.workerDpus(), Memory.machineBytes());
  }
}
