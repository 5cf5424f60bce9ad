package io.mastic.jobs.launch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a job may ask for by the words of AWS's "Using job parameters in AWS Glue jobs", and what
 * changes nothing here. A run's error log says so once, so that nobody looks for an effect in vain.
 */
final class Unheeded {

  /** The Spark of every run, whatever its Glue version. */
  static final String SPARK = "3.5";

  private static final int GLUE_OF_SPARK = 5;
  private static final String ONE_PROCESS = "all of a run is one process on one machine";
  private static final String LOG = "both logs are complete and can be read while the run goes on";
  private static final String NO_METRICS = "no metrics are published";
  private static final String NO_UI = "Spark's page and event log are off; --conf can turn them on";
  private static final String SHUFFLE = "shuffle files are on this machine's disk";

  private static final Map<String, String> REASONS = reasons();

  private Unheeded() {}

  private static Map<String, String> reasons() {
    Map<String, String> reasons = new LinkedHashMap<>();
    reasons.put(
        "--enable-glue-datacatalog",
        "Spark SQL has a catalog of its own; GlueContext reads the Data Catalog");
    reasons.put("--enable-metrics", NO_METRICS);
    reasons.put("--enable-observability-metrics", NO_METRICS);
    reasons.put("--enable-job-insights", "failures are told in the run's ErrorMessage alone");
    reasons.put("--enable-continuous-cloudwatch-log", LOG);
    reasons.put("--enable-continuous-log-filter", LOG);
    reasons.put("--continuous-log-logGroup", "log groups have Glue's own names");
    reasons.put("--continuous-log-logStreamPrefix", "a log stream has the name of its run");
    reasons.put("--continuous-log-conversionPattern", "log lines are kept as they are written");
    reasons.put("--custom-logGroup-prefix", "log groups have Glue's own names");
    reasons.put("--custom-logStream-prefix", "a log stream has the name of its run");
    reasons.put("--enable-spark-ui", NO_UI);
    reasons.put("--spark-event-logs-path", NO_UI);
    reasons.put("--spark-ui-event-logs-path", NO_UI);
    reasons.put("--enable-auto-scaling", ONE_PROCESS);
    reasons.put("--auto-scale-within-microbatch", ONE_PROCESS);
    reasons.put("--customer-executor-env-vars", ONE_PROCESS + "; use --customer-driver-env-vars");
    reasons.put("--write-shuffle-files-to-s3", SHUFFLE);
    reasons.put("--write-shuffle-spills-to-s3", SHUFFLE);
    reasons.put("--user-jars-first", "Spark's own classes always come first");
    reasons.put("--use-postgres-driver", "the driver is the one on the class path");
    reasons.put("--enable-s3-parquet-optimized-committer", "output is renamed into place");
    reasons.put("--enable-rename-algorithm-v2", "output is renamed into place");
    reasons.put("--class", "jobs in Scala are not available");
    reasons.put("--enable-lakeformation-fine-grained-access", "every table may be read whole");
    reasons.put("--enable-data-lineage", "no lineage is sent");
    reasons.put("--encryption-type", "objects are kept as they are written");
    reasons.put("--library-set", "a script has the modules of the server's interpreter");
    reasons.put("--python-virtual-env", "a script runs in the server's interpreter");
    return reasons;
  }

  /**
   * The lines for the error log of a run; none if everything that was asked for has its effect.
   *
   * @param sparkFormats the table formats for which this machine has libraries
   */
  static List<String> lines(LaunchOrder order, java.util.function.Predicate<String> sparkFormats) {
    List<String> lines = new ArrayList<>();
    if (order.kind().spark() && before(order.glueVersion())) {
      lines.add(
          (order.glueVersion() == null
                  ? "the job names no Glue version"
                  : "Glue " + order.glueVersion() + " was asked for")
              + "; this run is on Spark "
              + SPARK
              + ", as in Glue 5.0");
    }
    List<String> without = new ArrayList<>();
    order
        .arguments()
        .forEach(
            (key, value) -> {
              String reason = REASONS.get(key);
              if (reason != null && !value.strip().equalsIgnoreCase("false")) {
                without.add(key + " (" + reason + ")");
              }
            });
    for (String format : SpecialParameters.of(order.arguments()).lakeFormats()) {
      if (!sparkFormats.test(format.toLowerCase(Locale.ROOT))) {
        without.add(
            "--datalake-formats "
                + format
                + " (its libraries are not here; --extra-jars"
                + " can bring them)");
      }
    }
    if (!without.isEmpty()) {
      lines.add("accepted, without effect here: " + String.join(", ", without));
    }
    return lines;
  }

  /** AWS takes a job that names no version for one of the oldest. */
  private static boolean before(@Nullable String version) {
    if (version == null) {
      return true;
    }
    String major = version.split("\\.", -1)[0];
    return major.matches("[0-9]{1,4}") && Integer.parseInt(major) < GLUE_OF_SPARK;
  }
}
