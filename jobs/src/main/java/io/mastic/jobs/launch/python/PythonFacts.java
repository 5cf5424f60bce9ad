package io.mastic.jobs.launch.python;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code python -m mastic_job.doctor} says of an interpreter.
 *
 * @param python its version
 * @param pyspark the version of the real pyspark; null if it is not installed
 * @param pysparkAt the directory of the real pyspark
 * @param cloudpickleAt likewise
 * @param directories where its modules lie or may come to lie, and when each changed last, in
 *     milliseconds of the epoch; 0 for one that is not there
 */
public record PythonFacts(
    String python,
    @Nullable String pyspark,
    @Nullable String cloudpickle,
    @Nullable String boto3,
    @Nullable String pysparkAt,
    @Nullable String cloudpickleAt,
    @Nullable Map<String, Long> directories) {

  /** Has no module come or gone since? */
  boolean fresh() {
    return directories != null
        && directories.entrySet().stream().allMatch(e -> changed(e.getKey()) == e.getValue());
  }

  private static long changed(String directory) {
    try {
      return Files.getLastModifiedTime(Path.of(directory)).toMillis();
    } catch (IOException notThere) {
      return 0;
    }
  }

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
