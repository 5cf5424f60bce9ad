package io.mastic.jobs.launch.python;

import org.jspecify.annotations.Nullable;

/**
 * What {@code python -m mastic_job.doctor} says of an interpreter.
 *
 * @param python its version
 * @param pyspark the version of the real pyspark; null if it is not installed
 */
public record PythonFacts(
    String python,
    String executable,
    @Nullable String pyspark,
    @Nullable String cloudpickle,
    @Nullable String boto3) {

  /** Does the interpreter bring a pyspark of that line, such as {@code 3.5}? */
  public boolean hasPyspark(String line) {
    return pyspark != null && pyspark.startsWith(line + ".");
  }

  /** The first two numbers of the version, as in {@code 3.11}. */
  public String line() {
    String[] numbers = python.split("\\.", -1);
    return numbers.length < 2 ? python : numbers[0] + "." + numbers[1];
  }
}
