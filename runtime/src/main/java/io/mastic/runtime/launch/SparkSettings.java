package io.mastic.runtime.launch;

import io.mastic.runtime.cluster.ExecutorLogs;
import io.mastic.runtime.cluster.ExecutorWatch;
import io.mastic.runtime.codec.TextCodecs;
import io.mastic.runtime.fs.LocalS3FileSystem;
import io.mastic.runtime.fs.LocalS3Files;
import io.mastic.runtime.page.SparkPage;
import io.mastic.runtime.progress.FlowListener;
import io.mastic.runtime.progress.MetricsListener;
import io.mastic.runtime.progress.ObservabilityListener;
import io.mastic.runtime.progress.ProgressListener;
import io.mastic.runtime.sparksql.CatalogPlugin;
import java.io.File;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.mapreduce.lib.output.FileOutputCommitterFactory;
import org.jspecify.annotations.Nullable;

/**
 * Decides a run's Spark properties: what Glue sets, where {@code s3://} leads, then what the job
 * asked for.
 */
final class SparkSettings {

  private static final List<String> SCHEMES = List.of("s3", "s3a", "s3n");

  /** More than most machines have cores. */
  private static final String LISTING_TASKS = "16";

  /** How many folders of plain files are listed by the driver alone. */
  private static final String LISTED_WITHOUT_JOB = "4096";

  private SparkSettings() {}

  /** The properties, those of the run itself last so that they win. */
  static Map<String, String> of(RunJson run, Map<String, String> environment) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("spark.master", run.spark().master());
    settings.put("spark.app.name", run.jobName());
    settings.put("spark.submit.deployMode", "client");
    settings.put("spark.driver.host", run.spark().driverHost());
    settings.put("spark.driver.bindAddress", run.spark().driverHost());
    settings.put("spark.ui.enabled", "false");
    settings.put("spark.ui.showConsoleProgress", "false");
    settings.put(
        "spark.sql.warehouse.dir",
        run.directory().resolve("work/spark-warehouse").toUri().toString());
    // Glue keeps old calendars and timestamps readable by the engines of its time.
    settings.put("spark.sql.parquet.datetimeRebaseModeInRead", "CORRECTED");
    settings.put("spark.sql.parquet.datetimeRebaseModeInWrite", "CORRECTED");
    settings.put("spark.sql.parquet.int96RebaseModeInRead", "CORRECTED");
    settings.put("spark.sql.parquet.int96RebaseModeInWrite", "CORRECTED");
    settings.put("spark.sql.session.timeZone", "UTC");
    // Spark lists the files of 33 partitions and more by a job with a task for each: a query on a
    // thousand of them waits for a thousand tasks before it is planned.
    settings.put("spark.sql.sources.parallelPartitionDiscovery.parallelism", LISTING_TASKS);
    settings.put("spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs", "false");
    settings.put("spark.hadoop." + TextCodecs.PROPERTY, TextCodecs.names());
    settings.put("spark.executorEnv.PYTHONPATH", pythonPath(run));
    settings.put("spark.pyspark.python", run.python().executable());
    if (!run.spark().jars().isEmpty()) {
      settings.put("spark.jars", String.join(",", run.spark().jars()));
    }
    settings.putAll(
        run.objectsRoot() != null
            ? localObjects(run.objectsRoot())
            : remoteObjects(run.endpoint(), environment));
    settings.putAll(LakeSettings.of(run.spark().lakeFormats(), run.spark().catalog(), environment));
    if (run.objectsRoot() != null) {
      settings.putAll(LakeSettings.onLocalFiles(run.spark().lakeFormats(), SCHEMES));
    }
    RunJson.Cluster cluster = run.spark().cluster();
    if (cluster != null) {
      settings.putAll(
          ClusterSettings.of(cluster, run, environment, System.getProperty("java.class.path", "")));
    }
    Map<String, String> shipped = ClusterSettings.shipped(settings);
    settings.putAll(run.spark().conf());
    if (cluster != null) {
      shipped.forEach((key, files) -> settings.merge(key, files, ClusterSettings::together));
      settings.merge("spark.plugins", ExecutorLogs.class.getName(), SparkSettings::both);
      settings.merge("spark.extraListeners", ExecutorWatch.class.getName(), SparkSettings::both);
    }
    if (run.spark().catalog() == RunJson.SqlCatalog.DATA_CATALOG) {
      settings.merge("spark.plugins", CatalogPlugin.class.getName(), SparkSettings::both);
    }
    if (hasPage(run)) {
      SparkPage.settings()
          .forEach((key, value) -> settings.merge(key, value, (own, ours) -> page(key, own, ours)));
      settings.merge("spark.plugins", SparkPage.class.getName(), SparkSettings::both);
    }
    settings.put(ProgressListener.DIRECTORY, run.directory().toString());
    settings.merge("spark.extraListeners", ProgressListener.class.getName(), SparkSettings::both);
    settings.put(MetricsListener.JOB, run.jobName());
    settings.put(MetricsListener.RUN, String.valueOf(run.directory().getFileName()));
    if ("true".equals(settings.get(MetricsListener.WANTED))) {
      settings.merge("spark.extraListeners", MetricsListener.class.getName(), SparkSettings::both);
    }
    if ("true".equals(settings.get(ObservabilityListener.WANTED))) {
      settings.merge(
          "spark.extraListeners", ObservabilityListener.class.getName(), SparkSettings::both);
    }
    settings.merge(
        "spark.sql.queryExecutionListeners", FlowListener.class.getName(), SparkSettings::both);
    return settings;
  }

  /**
   * A job that turns Spark's page on or off by itself has what it says, and no more. On YARN there
   * is none: Spark puts a filter of Hadoop's proxy before it there, which is not among its jars.
   */
  private static boolean hasPage(RunJson run) {
    return !run.spark().master().equals("yarn")
        && !run.spark().conf().containsKey("spark.ui.enabled")
        && (run.spark().cluster() != null || run.spark().conf().containsKey(SparkPage.ASKED));
  }

  private static String page(String key, String own, String ours) {
    return key.equals("spark.ui.filters") ? ours + "," + own : ours;
  }

  private static String both(String own, String ours) {
    return own + "," + ours;
  }

  /**
   * The user's own modules come before ours, as an extra module of Glue shadows what is installed.
   */
  static String pythonPath(RunJson run) {
    return Stream.concat(
            run.python().files().stream().map(SparkSettings::importable),
            run.python().path().stream())
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String importable(String file) {
    String parent = new File(file).getParent();
    return file.endsWith(".py") && parent != null ? parent : file;
  }

  private static Map<String, String> localObjects(String root) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("spark.hadoop." + LocalS3FileSystem.ROOT, root);
    // A folder is listed in less time than a job takes to begin.
    settings.put("spark.sql.sources.parallelPartitionDiscovery.threshold", LISTED_WITHOUT_JOB);
    for (String scheme : SCHEMES) {
      settings.put("spark.hadoop.fs." + scheme + ".impl", LocalS3FileSystem.class.getName());
      settings.put(
          "spark.hadoop.fs.AbstractFileSystem." + scheme + ".impl", LocalS3Files.class.getName());
      // Hadoop would commit to s3a by uploads, which plain files know nothing of; renames do.
      settings.put(
          "spark.hadoop.mapreduce.outputcommitter.factory.scheme." + scheme,
          FileOutputCommitterFactory.class.getName());
    }
    return settings;
  }

  private static Map<String, String> remoteObjects(
      @Nullable String endpoint, Map<String, String> environment) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String scheme : SCHEMES) {
      settings.put("spark.hadoop.fs." + scheme + ".impl", "org.apache.hadoop.fs.s3a.S3AFileSystem");
    }
    if (endpoint != null) {
      settings.put(
          "spark.hadoop.fs.s3a.endpoint",
          environment.getOrDefault("AWS_ENDPOINT_URL_S3", endpoint));
      settings.put("spark.hadoop.fs.s3a.path.style.access", "true");
    }
    return settings;
  }
}
