package io.mastic.app;

import io.mastic.jobs.launch.LaunchSettings;
import io.mastic.jobs.launch.LocalLauncher;
import io.mastic.jobs.launch.cluster.ClusterLauncher;
import io.mastic.jobs.launch.cluster.RunUploads;
import io.mastic.jobs.launch.order.LaunchException;
import io.mastic.jobs.launch.order.Launcher;
import io.mastic.jobs.launch.python.PythonHome;
import io.mastic.jobs.launch.python.PythonSources;
import io.mastic.jobs.launch.spark.ClassArchive;
import io.mastic.jobs.launch.spark.SparkHome;
import io.mastic.jobs.launch.system.RunUser;
import io.mastic.jobs.version.SparkLine;
import io.mastic.objects.ObjectStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How this machine runs Spark and Python: the launcher, and what it was made from. */
public final class Processes {

  private static final Logger LOG = LoggerFactory.getLogger(Processes.class);

  private static final SparkLine LINE = SparkLine.SPARK_3_5;

  private final LaunchSettings settings;
  private final LocalLauncher launcher;
  private final ClusterLauncher clusters;
  private final @Nullable ClassArchive archive;
  private final PythonHome python;
  private final String host;

  /**
   * @param uploads of runs; empty where nobody can begin any
   * @throws IOException if runs cannot be what the settings say; the message is for an operator
   */
  public Processes(
      Home home,
      Path data,
      String host,
      ObjectStore objects,
      ServerLimits limits,
      Duration fence,
      Optional<RunUploads> uploads)
      throws IOException {
    LaunchSettings usual = LaunchSettings.in(data);
    int most = limits.runs() > 0 ? limits.runs() : usual.most();
    RunRules ofRun = limits.ofRun();
    RunUser user = ofRun.user();
    this.settings =
        new LaunchSettings(
            usual.place(), most, ofRun.spark(), ofRun.limits(), ofRun.localPaths(), user, fence);
    // Another user cannot look into this one's cache.
    Path cache = user == null ? cache() : data.resolve(RunUser.CACHE);
    this.host = host;
    SparkHome spark = null;
    ClassArchive classes = null;
    String missing = "";
    try {
      spark = spark(home);
      classes = new ClassArchive(spark, cache, Clock.systemUTC());
    } catch (IOException | IllegalStateException e) {
      // Catalog, crawlers and Python shell jobs work without Spark; a Spark run says what is
      // missing.
      missing = String.valueOf(e.getMessage());
      LOG.warn("Spark jobs cannot run: {}", missing);
    }
    this.archive = classes;
    this.python =
        new PythonHome(
            Optional.ofNullable(System.getenv("MASTIC_PYTHON")).orElse("python3"),
            new PythonSources(
                List.of(home.pythonSources(), home.py4j()), home.smallPyspark(), LINE),
            cache,
            user);
    this.launcher = new LocalLauncher(settings, objects, python, supplier(spark, classes, missing));
    this.clusters =
        new ClusterLauncher(
            launcher,
            ofRun.spark(),
            spark == null ? "" : spark.version(),
            usual.place(),
            user == null ? System.getProperty("user.name", "") : user.name(),
            uploads);
    check(home, spark);
    launcher.keepReady(ofRun.readiness());
  }

  /** The archive of Spark's classes in this user's cache, for who measures with it. */
  public static ClassArchive archive(Home home) throws IOException {
    return new ClassArchive(spark(home), cache(), Clock.systemUTC());
  }

  /** The Spark of this installation. */
  public static SparkHome spark(Home home) throws IOException {
    return new SparkHome(
        Path.of(System.getProperty("java.home")), home.runtimeJar(), home.sparkJars(), LINE);
  }

  private void check(Home home, @Nullable SparkHome spark) throws IOException {
    List<Path> needed = new ArrayList<>(List.of(home.pythonSources(), home.py4j()));
    if (spark != null) {
      needed.addAll(List.of(spark.java(), home.sparkJars(), home.runtimeJar()));
    }
    try {
      launcher.check(needed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private LocalLauncher.SparkSupplier supplier(
      @Nullable SparkHome spark, @Nullable ClassArchive classes, String missing) {
    if (spark == null || classes == null) {
      return () -> {
        throw new LaunchException("Spark is not there: " + missing);
      };
    }
    LocalLauncher.SparkCommands commands = LocalLauncher.commands(spark, classes, settings);
    return () -> commands;
  }

  public LaunchSettings settings() {
    return settings;
  }

  /** Where sets of Python modules are. */
  Path modules() {
    return python.modules().directory();
  }

  public LocalLauncher launcher() {
    return launcher;
  }

  /** The same, with runs whose executors are on a cluster. */
  Launcher clustered() {
    return clusters;
  }

  /** Why a run waits for a cluster; empty for one that does not. */
  Optional<String> reason(String runId) {
    return clusters.reason(runId);
  }

  Map<String, String> environment() {
    return Map.of();
  }

  /** The name by which this server knows its own runs again, wherever it is started. */
  public String host() {
    return host;
  }

  /** The name of the machine; by it servers knew their runs before they had names of their own. */
  public static String machine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  /**
   * What does not belong to one data directory, and can be made again: class archives, Python
   * modules.
   */
  public static Path cache() {
    String xdg = System.getenv("XDG_CACHE_HOME");
    Path base =
        xdg == null || xdg.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(xdg);
    return base.resolve("mastic");
  }

  /**
   * Gets ready in the background what runs would otherwise wait for: Python's modules, and Spark's
   * class archive.
   */
  public void prepare() {
    Thread preparing = new Thread(this::prepareNow, "prepare");
    preparing.setDaemon(true);
    preparing.start();
  }

  /** As {@link #prepare}, and waits for it. */
  void prepareNow() {
    python.warmUp();
    if (archive != null) {
      archive.make();
    }
  }
}
