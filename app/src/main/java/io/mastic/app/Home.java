package io.mastic.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where the parts of this installation lie: the repository with its built modules.
 *
 * @param directory what the launcher names in the system property {@code mastic.home}
 */
record Home(Path directory) {

  static Home find() {
    String home = System.getProperty("mastic.home");
    if (home == null) {
      throw new IllegalStateException(
          "the system property mastic.home is not set; start by ./mastic");
    }
    return new Home(Path.of(home));
  }

  /** The runtime module's jar; first on the class path of every Spark process. */
  Path runtimeJar() {
    Path target = directory.resolve("runtime/target");
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(
              file -> file.getFileName().toString().matches("runtime-[0-9.]+(-SNAPSHOT)?\\.jar"))
          .findFirst()
          .orElseThrow(
              () -> new IllegalStateException("no runtime jar in " + target + "; build first"));
    } catch (IOException e) {
      throw new IllegalStateException("no runtime jar in " + target + "; build first", e);
    }
  }

  Path sparkJars() {
    return directory.resolve("runtime/target/spark/jars");
  }

  /** awsglue and the job bootstrap. */
  Path pythonSources() {
    return directory.resolve("python/src");
  }

  /** The small pyspark, for interpreters without the real one. */
  Path smallPyspark() {
    return directory.resolve("python/small");
  }

  Path py4j() {
    return directory.resolve("python/target/py4j");
  }

  Path example(String name) {
    return directory.resolve("examples").resolve(name);
  }
}
