package io.mastic.jobs.launch;

import io.mastic.jobs.launch.order.LaunchOrder;
import io.mastic.jobs.version.GlueVersion;
import io.mastic.jobs.version.SparkLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a job may ask for by the words of AWS's "Using job parameters in AWS Glue jobs", and what
 * changes nothing here. A run's error log says so once, so that nobody looks for an effect in vain.
 *
 * @param spark the version of the Spark that the run has
 * @param python the first two numbers of the version of its Python
 * @param formats the table formats for which there are libraries
 */
record Unheeded(SparkLine line, String spark, String python, Predicate<String> formats) {

  private static final String ONE_PROCESS = "all of a run is one process on one machine";
  private static final String LOG = "both logs are complete and can be read while the run goes on";
  private static final String NO_METRICS = "no metrics are published";
  private static final String NO_UI =
      "the run leaves Spark's event log if --enable-spark-ui is true and --spark-event-logs-path"
          + " says where";
  private static final String SHUFFLE = "shuffle files are on this machine's disk";

  private static final Set<String> EVENT_LOG =
      Set.of("--enable-spark-ui", "--spark-event-logs-path");

  private static final Map<String, String> REASONS = reasons();

  private static Map<String, String> reasons() {
    Map<String, String> reasons = new LinkedHashMap<>();
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
    reasons.put("--write-shuffle-files-to-s3", SHUFFLE);
    reasons.put("--write-shuffle-spills-to-s3", SHUFFLE);
    reasons.put("--use-postgres-driver", "the driver is the one on the class path");
    reasons.put("--enable-s3-parquet-optimized-committer", "output is renamed into place");
    reasons.put("--enable-rename-algorithm-v2", "output is renamed into place");
    reasons.put("--class", "jobs in Scala are not available");
    reasons.put("--enable-lakeformation-fine-grained-access", "every table may be read whole");
    reasons.put("--enable-data-lineage", "no lineage is sent");
    reasons.put("--encryption-type", "objects are kept as they are written");
    reasons.put(
        "--library-set",
        "a script has the modules of the server's interpreter; --additional-python-modules"
            + " pandas,numpy,... installs others");
    reasons.put("--python-virtual-env", "a script runs in the server's interpreter");
    return reasons;
  }

  /** Of runs that have no Spark. */
  static Unheeded withoutSpark(SparkLine line) {
    return new Unheeded(line, "", "", format -> false);
  }

  /** The lines for the error log of a run; none if everything that was asked for has its effect. */
  List<String> lines(LaunchOrder order) {
    List<String> lines = new ArrayList<>();
    if (order.kind().spark() && line.isOlder(order.glueVersion())) {
      lines.add(otherSpark(line.at(order.glueVersion()), order.glueVersion()));
    }
    List<String> without = new ArrayList<>();
    order
        .parameters()
        .byKey()
        .forEach(
            (key, value) -> {
              String reason = REASONS.get(key);
              if (reason != null
                  && !value.strip().equalsIgnoreCase("false")
                  && !isLookedAfter(order, key, value)) {
                without.add(key + " (" + reason + ")");
              }
            });
    for (String format : order.parameters().lakeFormats()) {
      if (!formats.test(format.toLowerCase(Locale.ROOT))) {
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

  /**
   * Of the analytics libraries a Python shell run itself says which ones its script lacks; an event
   * log has its two arguments.
   */
  private static boolean isLookedAfter(LaunchOrder order, String key, String value) {
    if (EVENT_LOG.contains(key)) {
      return order.kind().spark() && order.parameters().eventLog();
    }
    return !order.kind().spark() && key.equals("--library-set") && value.equals("analytics");
  }

  private String otherSpark(GlueVersion meant, @Nullable String asked) {
    return (asked == null
            ? "the job names no Glue version, which is " + meant.name() + " at AWS, with"
            : "Glue version " + asked + " is AWS's")
        + " Spark "
        + meant.spark()
        + " and Python "
        + meant.python()
        + "; this run has Spark "
        + spark
        + " and Python "
        + python;
  }
}
