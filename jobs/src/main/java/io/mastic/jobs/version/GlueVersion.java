package io.mastic.jobs.version;

/**
 * A version of Glue as AWS describes it (AWS Glue Developer Guide, "AWS Glue versions").
 *
 * @param name such as {@code 4.0}
 * @param spark the first two numbers of its Spark
 * @param python the first two numbers of its Python
 * @param timeout of a job that names none, in minutes
 */
public record GlueVersion(String name, String spark, String python, int timeout) {

  private static final int MOST_DIGITS = 6;

  /** The first number of its name. */
  int major() {
    return major(name);
  }

  /** The first number of a version; 0 for one that is no number. */
  static int major(String version) {
    int end = 0;
    while (end < version.length() && end < MOST_DIGITS && Character.isDigit(version.charAt(end))) {
      end++;
    }
    return end == 0 ? 0 : Integer.parseInt(version.substring(0, end));
  }
}
