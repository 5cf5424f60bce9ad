package io.mastic.jobs.launch.python;

import io.mastic.jobs.launch.order.LaunchException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Spark's machine learning, which {@code pyspark.ml} calls. Its jars (some 50 MB) come with the
 * real pyspark, and a run without it has no use for them; so they are taken from there.
 */
final class LearningJars {

  private static final Pattern NAMES =
      Pattern.compile(
          "(spark-(mllib|mllib-local|graphx)_|breeze(-macros)?_|spire(-[a-z]+)?_|algebra_|cats-kernel_"
              + "|arpack|blas-|lapack-|JTransforms-|JLargeArrays-|pmml-model-|jaxb-runtime-"
              + "|istack-commons-runtime-|scala-collection-compat_).*\\.jar");

  private LearningJars() {}

  /**
   * The jars of the pyspark that a run imports, sorted; none where that is ours.
   *
   * @param path the run's PYTHONPATH
   * @param line the Spark of the runs, such as {@code 3.5}
   */
  static List<Path> find(List<Path> path, PythonFacts facts, String line) throws LaunchException {
    List<Path> found = new ArrayList<>();
    Path jars =
        path.stream()
            .map(directory -> directory.resolve("pyspark/jars"))
            .filter(Files::isDirectory)
            .findFirst()
            .orElse(null);
    if (jars == null && facts.pysparkAt() != null && facts.hasPyspark(line)) {
      jars = Path.of(facts.pysparkAt(), "jars");
    }
    if (jars == null || !Files.isDirectory(jars)) {
      return found;
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(jars)) {
      for (Path jar : all) {
        if (NAMES.matcher(jar.getFileName().toString()).matches()) {
          found.add(jar);
        }
      }
    } catch (IOException e) {
      throw new LaunchException("The jars of pyspark cannot be listed: " + e.getMessage(), e);
    }
    found.sort(null);
    return found;
  }
}
