package io.mastic.jobs.parameter;

import io.mastic.jobs.parameter.KnownArgument.Effect;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All arguments that AWS documents for jobs; every other one is the script's own. */
public final class KnownArguments {

  private static final String SHUFFLE = "shuffle files are on the disks of the machines that work";
  private static final String GROUPS = "log groups and streams have Glue's own names";
  private static final String TO_SCRIPT = "the script gets it";

  /** In the order of the guide's page, what it leaves out last. */
  public static final List<KnownArgument> ALL =
      List.of(
          acts("--additional-python-modules", "pip installs them, once for all runs"),
          always(
              "--auto-scale-within-microbatch",
              "on a cluster executors come by the tasks that wait, within a batch as well"),
          acts("--class", "the class that a job in Scala or Java begins with"),
          acts("--continuous-log-conversionPattern", "log4j's pattern of the driver's log"),
          none("--continuous-log-logGroup", GROUPS),
          none("--continuous-log-logStreamPrefix", GROUPS),
          acts("--customer-driver-env-vars", "variables of the script's process"),
          acts("--customer-executor-env-vars", "variables of the processes of Python functions"),
          acts("--datalake-formats", "libraries and settings of delta, hudi and iceberg"),
          always("--disable-proxy-v2", "there is no proxy between a run and its services"),
          acts("--enable-auto-scaling", "on a cluster: executors come as they are needed"),
          always("--enable-continuous-cloudwatch-log", "logs can be read while the run goes on"),
          acts("--enable-continuous-log-filter", "false: Spark's lines from info upwards as well"),
          acts("--enable-glue-datacatalog", "spark.sql sees the Data Catalog"),
          none("--enable-job-insights", "failures are told in the run's ErrorMessage alone"),
          refused("--enable-lakeformation-fine-grained-access", "every table would be read whole"),
          acts(
              "--enable-metrics",
              "figures of the run's processes in CloudWatch's metrics, namespace Glue"),
          acts(
              "--enable-observability-metrics",
              "skewness, use of executors, memory, disk, sources, sinks and the end of a run in"
                  + " CloudWatch's metrics"),
          always("--enable-rename-algorithm-v2", "no partition is ever written inside itself"),
          none("--enable-s3-parquet-optimized-committer", "output is renamed into place"),
          acts(
              "--enable-spark-ui",
              "Spark's page of the run while it runs, at /_/runs/ID/spark/; with"
                  + " --spark-event-logs-path, Spark's event log"),
          acts("--executor-cores", "how many Spark tasks run at once"),
          acts("--extra-files", "copied into the working directory"),
          acts("--extra-jars", "on the class path"),
          acts("--extra-py-files", "on the Python path"),
          acts("--job-bookmark-option", "enable, disable or pause"),
          acts("--job-bookmark-from", "with pause, the run that the range begins behind"),
          acts("--job-bookmark-to", "with pause, the run that the range ends with"),
          acts("--job-language", "python or scala"),
          acts("--python-modules-installer-option", "options for pip"),
          refused(
              "--python-virtual-env",
              "a script runs in the server's interpreter; --additional-python-modules adds to it"),
          refused(
              "--python-virtual-env-storage-prefix",
              "it is of Glue 6.0; modules that pip has installed are kept for all runs anyway"),
          refused("--python-virtual-env-version", "it is of Glue 6.0"),
          acts("--scriptLocation", "the script in place of the job's own"),
          acts("--spark-event-logs-path", "where --enable-spark-ui writes"),
          acts("--TempDir", TO_SCRIPT),
          always("--use-postgres-driver", "no driver of Redshift stands in its way"),
          acts("--user-jars-first", "the run's jars stand before Spark's"),
          acts("--conf", "Spark's settings"),
          refused("--encryption-type", "objects are kept as they are written"),
          acts("--debug", TO_SCRIPT),
          acts("--mode", TO_SCRIPT),
          acts("--endpoint", TO_SCRIPT),
          always("--JOB_NAME", "the name of the run's own job, whatever is given"),
          acts("--library-set", "analytics: a Python shell run says which of them are missing"),
          none("--write-shuffle-files-to-s3", SHUFFLE),
          none("--write-shuffle-spills-to-s3", SHUFFLE),
          refused("--custom-logGroup-prefix", GROUPS),
          refused("--custom-logStream-prefix", GROUPS),
          refused("--enable-data-lineage", "no lineage is sent"),
          acts("--spark-ui-event-logs-path", "another name of --spark-event-logs-path"));

  private static final Map<String, KnownArgument> BY_NAME =
      ALL.stream().collect(Collectors.toMap(KnownArgument::name, Function.identity()));

  private static final int LONG_ENOUGH = 9;
  private static final int SLIPS = 2;

  private KnownArguments() {}

  private static KnownArgument acts(String name, String words) {
    return new KnownArgument(name, Effect.ACTS, words);
  }

  private static KnownArgument always(String name, String words) {
    return new KnownArgument(name, Effect.ALWAYS, words);
  }

  private static KnownArgument refused(String name, String words) {
    return new KnownArgument(name, Effect.REFUSED, words);
  }

  private static KnownArgument none(String name, String words) {
    return new KnownArgument(name, Effect.NONE, words);
  }

  /** What is known of an argument by that very name. */
  public static Optional<KnownArgument> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** Arguments that are asked for and have no effect, by their names in AWS's order. */
  public static List<KnownArgument> withoutEffect(Parameters asked) {
    return ALL.stream()
        .filter(known -> known.effect() == Effect.NONE && isAsked(asked, known.name()))
        .toList();
  }

  /** Why a run with such arguments does not begin, with the name; empty if it may. */
  public static Optional<String> refusal(Parameters asked) {
    return ALL.stream()
        .filter(known -> known.effect() == Effect.REFUSED && isAsked(asked, known.name()))
        .map(known -> known.name() + " is not available here: " + known.words())
        .findFirst()
        .or(() -> badValue(asked));
  }

  private static Optional<String> badValue(Parameters asked) {
    for (String format : asked.lakeFormats()) {
      if (!List.of("hudi", "delta", "iceberg").contains(format.toLowerCase(Locale.ROOT))) {
        return Optional.of(
            "--datalake-formats takes hudi, delta and iceberg, separated by commas, not " + format);
      }
    }
    String language = asked.get("--job-language");
    if (!List.of("", "python", "scala").contains(language)) {
      return Optional.of("--job-language must be scala or python, not " + language);
    }
    String cores = asked.get("--executor-cores").strip();
    if (!cores.matches("|[1-9][0-9]{0,2}")) {
      return Optional.of("--executor-cores must be a positive number, not " + cores);
    }
    return Optional.empty();
  }

  private static boolean isAsked(Parameters asked, String name) {
    String value = asked.byKey().get(name);
    return value != null && KnownArgument.isAsked(value);
  }

  /** Of what is not known, the argument that was probably meant; empty for the script's own. */
  public static Optional<String> meant(String name) {
    return BY_NAME.containsKey(name) || name.length() < LONG_ENOUGH
        ? Optional.empty()
        : ALL.stream().map(KnownArgument::name).filter(known -> isNear(known, name)).findFirst();
  }

  private static boolean isNear(String known, String name) {
    return known.equalsIgnoreCase(name)
        || (known.length() > LONG_ENOUGH + SLIPS
            && Math.abs(known.length() - name.length()) <= SLIPS
            && slips(known.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT)) <= SLIPS);
  }

  /** How many characters have to be put in, left out or changed. */
  private static int slips(String one, String other) {
    int[] before = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[other.length() + 1];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(before[j - 1] + change, 1 + Math.min(before[j], row[j - 1]));
      }
      before = row;
    }
    return before[other.length()];
  }
}
