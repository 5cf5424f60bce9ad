package io.mastic.jobs.version;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One line of Spark that runs jobs: which versions of Glue run on it, and what belongs to it. All
 * that differs between versions of Glue is said here; another line is another value.
 *
 * @param spark the first two numbers of Spark, and of pyspark, such as {@code 3.5}
 * @param scala for which its jars are made, such as {@code 2.12}
 * @param lakeFormats the table formats whose jars are in a folder of that name beside Spark's own
 * @param older versions whose jobs run here on a newer Spark than AWS's
 * @param own versions that have this Spark at AWS as well, the oldest first
 */
public record SparkLine(
    String spark,
    String scala,
    List<String> lakeFormats,
    List<GlueVersion> older,
    List<GlueVersion> own) {

  /** Versions of AWS's that have a Spark of which no line is here. */
  private static final List<String> LATER = List.of("6.0");

  private static final int TWO_DAYS = 2880;
  private static final int EIGHT_HOURS = 480;

  /** The line of this build. */
  public static final SparkLine SPARK_3_5 =
      new SparkLine(
          "3.5",
          "2.12",
          List.of("iceberg", "delta", "hudi"),
          List.of(
              new GlueVersion("0.9", "2.2", "2.7", TWO_DAYS),
              new GlueVersion("1.0", "2.4", "3.6", TWO_DAYS),
              new GlueVersion("2.0", "2.4", "3.7", TWO_DAYS),
              new GlueVersion("3.0", "3.1", "3.7", TWO_DAYS),
              new GlueVersion("4.0", "3.3", "3.10", TWO_DAYS)),
          List.of(
              new GlueVersion("5.0", "3.5", "3.11", EIGHT_HOURS),
              new GlueVersion("5.1", "3.5", "3.11", EIGHT_HOURS)));

  /** Is that a version of AWS's, whether its jobs can run here or not? */
  public boolean isKnown(String version) {
    return LATER.contains(version) || all().anyMatch(known -> known.name().equals(version));
  }

  /** The versions of AWS's, in words. */
  public String knownNames() {
    return Stream.concat(all().map(GlueVersion::name), LATER.stream())
        .collect(Collectors.joining(", "));
  }

  private Stream<GlueVersion> all() {
    return Stream.concat(older.stream(), own.stream());
  }

  /** AWS's version of a job that names none as well (AWS Glue API, "Job structure"). */
  private GlueVersion newest() {
    return own.get(own.size() - 1);
  }

  /** Is that a version newer than this line knows? */
  public boolean isBehind(@Nullable String version) {
    return version != null && GlueVersion.major(version) > newest().major();
  }

  /**
   * What AWS has for a version, the nearest of the same major number for one that is not known; for
   * none the newest, for what is no version the oldest.
   */
  public GlueVersion at(@Nullable String version) {
    if (version == null) {
      return newest();
    }
    int major = Math.min(GlueVersion.major(version), newest().major());
    List<GlueVersion> all = all().toList();
    Optional<GlueVersion> named = all.stream().filter(v -> v.name().equals(version)).findFirst();
    return named.orElseGet(
        () ->
            all.stream()
                .filter(v -> v.major() == major)
                .reduce((first, second) -> second)
                .orElseGet(this::newest));
  }

  /** Do the jobs of that version meet another Spark here than at AWS? */
  public boolean isOlder(@Nullable String version) {
    return older.contains(at(version));
  }

  /** The versions that have this Spark at AWS as well, in words. */
  public String ownNames() {
    return own.stream().map(GlueVersion::name).collect(Collectors.joining(" and "));
  }

  /** How a jar of Spark itself begins, such as {@code spark-core_2.12-3.5.}. */
  public String jarPrefix(String artifact) {
    return artifact + "_" + scala + "-" + spark + ".";
  }
}
