package io.mastic.runtime.jdbc;

import io.mastic.runtime.option.KnownOptions;
import io.mastic.runtime.option.Options;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the options of a JDBC source or sink are for. Those that are not of this list go to Spark's
 * own source, and from there to the driver, as Glue does it.
 */
final class JdbcOptions {

  /** Acted upon here; those for the other direction too, since scripts share one set for both. */
  private static final List<String> OURS =
      List.of(
          "url",
          "user",
          "password",
          "secretId",
          "driver",
          "className",
          "customJdbcDriverS3Path",
          "customJdbcDriverClassName",
          "connectionName",
          "useConnectionProperties",
          "connectionType",
          "database",
          "dbtable",
          "tableName",
          "query",
          "filterPredicate",
          "sampleQuery",
          "sampleSize",
          "enablePartitioningForSampleQuery",
          "hashfield",
          "hashexpression",
          "hashpartitions",
          "jobBookmarkKeys",
          "jobBookmarkKeysSortOrder",
          "bulkSize",
          "preactions",
          "postactions",
          // Where in the script the call stands, and what it is called.
          "callSite",
          "transformation_ctx");

  /** For staging on S3, where nothing is staged here: rows come and go over the connection. */
  private static final List<String> STAGING =
      List.of(
          "redshiftTmpDir",
          "tempdir",
          "aws_iam_role",
          "aws_iam_user",
          "forward_spark_s3_credentials");

  private JdbcOptions() {}

  static Map<String, String> passedOn(Options options) {
    return options.without(OURS).without(STAGING).texts();
  }

  /** What is not of the table goes to Spark and to the driver, which take other names too. */
  static void check(Options options) {
    KnownOptions.heedKnown(options, "jdbc");
  }

  static void checkReading(Options options) {
    check(options);
    for (String name : Set.of("preactions", "postactions")) {
      if (options.text(name).filter(text -> !text.isBlank()).isPresent()) {
        throw refused(name, "they are for writing");
      }
    }
    if (options.has("partitionColumn")
        && (options.has("hashfield") || options.has("hashexpression"))) {
      throw refused("partitionColumn", "hashfield or hashexpression divides the rows already");
    }
    if (options.has("sampleSize") && !options.isOn("enablePartitioningForSampleQuery")) {
      throw refused(
          "sampleSize",
          "it works with enablePartitioningForSampleQuery; a query can say its limit");
    }
  }

  private static IllegalArgumentException refused(String name, String instead) {
    return new IllegalArgumentException(
        "The option " + name + " is not supported here: " + instead);
  }
}
