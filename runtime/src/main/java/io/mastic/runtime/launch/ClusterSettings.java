package io.mastic.runtime.launch;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The Spark properties of a run whose executors are on other machines: they are sent all that is
 * not Spark's own, and reach objects by the server's S3 interface with the run's keys.
 */
final class ClusterSettings {

  /** What boto3 and S3A look for. */
  private static final List<String> KEYS =
      List.of(
          "AWS_ACCESS_KEY_ID",
          "AWS_SECRET_ACCESS_KEY",
          "AWS_SESSION_TOKEN",
          "AWS_ENDPOINT_URL",
          "AWS_REGION",
          "AWS_DEFAULT_REGION",
          "AWS_EC2_METADATA_DISABLED");

  private static final String YARN_JARS = "spark.yarn.jars";
  private static final String YARN_ARCHIVE = "spark.yarn.archive";

  /**
   * Of S3A's usual ones the first may leave out the token: a thread that asks while another one
   * makes it ready is passed on to the next, which then stays.
   */
  private static final String KEYS_OF_ENVIRONMENT =
      "com.amazonaws.auth.EnvironmentVariableCredentialsProvider";

  private static final String UNPACKED = "mastic-python-";

  private ClusterSettings() {}

  /**
   * @param classPath of this process
   */
  static Map<String, String> of(
      RunJson.Cluster cluster, RunJson run, Map<String, String> environment, String classPath) {
    Map<String, String> settings = new LinkedHashMap<>(cluster.conf());
    settings.put("spark.executor.defaultJavaOptions", "-Duser.timezone=UTC -Dfile.encoding=UTF-8");
    sparkForContainers(run.spark().master(), cluster.conf(), classPath)
        .ifPresent(jars -> settings.put(YARN_JARS, jars));
    settings.put("spark.jars", String.join(",", jars(classPath, run.spark().jars())));
    List<String> pythonPath = new ArrayList<>();
    cluster.files().forEach(file -> pythonPath.add(importable(file)));
    List<String> archives = new ArrayList<>();
    for (String archive : cluster.archives()) {
      String name = UNPACKED + archives.size();
      archives.add(archive + "#" + name);
      pythonPath.add(name);
    }
    settings.put("spark.archives", String.join(",", archives));
    settings.put("spark.files", String.join(",", cluster.files()));
    // In an executor's own directory, where what it is sent lies.
    settings.put("spark.executorEnv.PYTHONPATH", String.join(":", new LinkedHashSet<>(pythonPath)));
    settings.put("spark.executorEnv.PYTHONUNBUFFERED", "1");
    settings.put("spark.executorEnv.TZ", "UTC");
    settings.put("spark.pyspark.python", cluster.python());
    KEYS.forEach(key -> put(settings, "spark.executorEnv." + key, environment.get(key)));
    // The server aborts what a run has left open, and knows by that name what is a run's.
    settings.put(
        "spark.hadoop.fs.s3a.user.agent.prefix", "mastic-run/" + run.directory().getFileName());
    if (run.spark().conf().keySet().stream().noneMatch(ClusterSettings::isKeyForObjects)) {
      settings.put("spark.hadoop.fs.s3a.aws.credentials.provider", KEYS_OF_ENVIRONMENT);
    }
    put(settings, "spark.hadoop.fs.s3a.access.key", environment.get("AWS_ACCESS_KEY_ID"));
    put(settings, "spark.hadoop.fs.s3a.secret.key", environment.get("AWS_SECRET_ACCESS_KEY"));
    put(settings, "spark.hadoop.fs.s3a.session.token", environment.get("AWS_SESSION_TOKEN"));
    cluster.environment().forEach((key, value) -> put(settings, "spark.executorEnv." + key, value));
    return settings;
  }

  /** Of all buckets or of one: a job that brings its own is left to S3A's usual order. */
  private static boolean isKeyForObjects(String property) {
    return property.startsWith("spark.hadoop.fs.s3a.") && property.endsWith(".access.key");
  }

  /** What executors are sent, which a job's own conf adds to. */
  static Map<String, String> shipped(Map<String, String> settings) {
    Map<String, String> shipped = new LinkedHashMap<>();
    for (String key : List.of("spark.jars", "spark.files", "spark.archives")) {
      put(shipped, key, settings.get(key));
    }
    return shipped;
  }

  static String together(String own, String shipped) {
    return own.equals(shipped) ? own : own + "," + shipped;
  }

  private static void put(Map<String, String> settings, String key, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      settings.put(key, value);
    }
  }

  /** A module lies in the directory itself; of what is packed, the name. */
  private static String importable(String file) {
    return file.endsWith(".zip") || file.endsWith(".egg") || file.endsWith(".whl")
        ? String.valueOf(Path.of(file).getFileName())
        : ".";
  }

  /** What is on the class path and does not lie beside Spark itself. */
  static List<String> jars(String classPath, List<String> more) {
    Optional<Path> sparks = sparks(classPath);
    Set<Path> theirs = new HashSet<>();
    sparks.ifPresent(theirs::add);
    // Spark's parts for other clusters lie beside it, here and where executors are.
    for (String part : List.of("kubernetes", "yarn")) {
      sparks.map(jars -> jars.resolveSibling(part)).ifPresent(theirs::add);
    }
    Set<String> jars = new LinkedHashSet<>();
    for (String jar : classPath.split(File.pathSeparator, -1)) {
      Path folder = Path.of(jar).getParent();
      if (jar.endsWith(".jar") && (folder == null || !theirs.contains(folder))) {
        jars.add(jar);
      }
    }
    jars.addAll(more);
    return List.copyOf(jars);
  }

  /** The folder of Spark's own jars. */
  private static Optional<Path> sparks(String classPath) {
    return Arrays.stream(classPath.split(File.pathSeparator, -1))
        .map(Path::of)
        .filter(path -> String.valueOf(path.getFileName()).startsWith("spark-core_"))
        .map(Path::getParent)
        .findFirst();
  }

  /**
   * Containers of a YARN have nothing: they are sent Spark itself, unless its operator says where
   * they find it.
   */
  static Optional<String> sparkForContainers(
      String master, Map<String, String> conf, String classPath) {
    return master.equals("yarn") && !conf.containsKey(YARN_JARS) && !conf.containsKey(YARN_ARCHIVE)
        ? sparks(classPath).map(jars -> all(jars) + "," + all(jars.resolveSibling("yarn")))
        : Optional.empty();
  }

  private static String all(Path folder) {
    return folder.toUri() + (folder.toUri().toString().endsWith("/") ? "*.jar" : "/*.jar");
  }
}
