package io.mastic.jobs.launch.python;

import io.mastic.jobs.version.SparkLine;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Mastic's own Python.
 *
 * @param always directories for every run: {@code awsglue}, the bootstrap, Py4J's client
 * @param smallPyspark the pyspark for interpreters without the real one
 * @param line of Spark that it is for
 */
public record PythonSources(List<Path> always, Path smallPyspark, SparkLine line) {

  String pythonPath() {
    return always.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
