package io.mastic.jobs.launch;

import io.mastic.jobs.launch.order.LaunchOrder;
import io.mastic.jobs.parameter.KnownArguments;
import io.mastic.jobs.parameter.Parameters;
import io.mastic.jobs.version.GlueVersion;
import io.mastic.jobs.version.SparkLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

  private static final String LIBRARIES =
      "a script has the modules of the server's interpreter; --additional-python-modules"
          + " pandas,numpy,... installs others";

  private static final List<String> EVENT_LOG =
      List.of("--enable-spark-ui", "--spark-event-logs-path", "--spark-ui-event-logs-path");

  private static final String NO_EVENT_LOG =
      "a Spark run leaves Spark's event log if --enable-spark-ui is true and"
          + " --spark-event-logs-path says where";

  private static final List<String> METRICS =
      List.of("--enable-metrics", "--enable-observability-metrics");

  /** What only a run on a cluster obeys. */
  private static final List<String> ON_A_CLUSTER =
      List.of("--enable-auto-scaling", "--auto-scale-within-microbatch");

  /** Of runs that have no Spark. */
  static Unheeded withoutSpark(SparkLine line) {
    return new Unheeded(line, "", "", format -> false);
  }

  /**
   * The lines for the error log of a run; none if everything that was asked for has its effect.
   *
   * @param spread whether others than the run's own process do its work
   */
  List<String> lines(LaunchOrder order, boolean spread) {
    List<String> lines = new ArrayList<>();
    if (order.kind().spark() && line.isOlder(order.glueVersion())) {
      lines.add(otherSpark(line.at(order.glueVersion()), order.glueVersion()));
    }
    Parameters asked = order.parameters();
    List<String> without = new ArrayList<>();
    KnownArguments.withoutEffect(asked)
        .forEach(known -> without.add(known.name() + " (" + known.words() + ")"));
    ON_A_CLUSTER.stream()
        .filter(key -> asked.isOn(key) && !spread)
        .forEach(key -> without.add(key + " (all of this run is one process on one machine)"));
    EVENT_LOG.stream()
        .filter(key -> asked.isOn(key) && !(order.kind().spark() && hasEventLog(asked)))
        // Spark's page of the run, while it runs.
        .filter(key -> !(order.kind().spark() && key.equals("--enable-spark-ui")))
        .forEach(key -> without.add(key + " (" + NO_EVENT_LOG + ")"));
    METRICS.stream()
        .filter(key -> asked.isOn(key) && !order.kind().spark())
        .forEach(key -> without.add(key + " (a Python shell run has no figures of Spark's)"));
    if (asked.byKey().containsKey("--library-set") && !isLookedAfter(order)) {
      without.add("--library-set (" + LIBRARIES + ")");
    }
    for (String format : asked.lakeFormats()) {
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
    asked
        .byKey()
        .keySet()
        .forEach(
            key ->
                KnownArguments.meant(key)
                    .ifPresent(
                        known ->
                            lines.add(
                                key + " is the script's alone; Glue's argument is " + known)));
    return lines;
  }

  private static boolean hasEventLog(Parameters asked) {
    return !asked.eventLog().isEmpty();
  }

  /** Of the analytics libraries a Python shell run itself says which ones its script lacks. */
  private static boolean isLookedAfter(LaunchOrder order) {
    return !order.kind().spark() && order.parameters().get("--library-set").equals("analytics");
  }

  private String otherSpark(GlueVersion meant, @Nullable String asked) {
    return "Glue version "
        + asked
        + " is AWS's Spark "
        + meant.spark()
        + " and Python "
        + meant.python()
        + "; this run has Spark "
        + spark
        + " and Python "
        + python;
  }
}
