package io.mastic.jobs.launch;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Mastic's own Python.
 *
 * @param always directories for every run: {@code awsglue}, the bootstrap, Py4J's client
 * @param smallPyspark the pyspark for interpreters without the real one
 */
public record PythonSources(List<Path> always, Path smallPyspark) {

  String pythonPath() {
    return always.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
