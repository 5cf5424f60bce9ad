package io.mastic.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where the parts of this installation lie. There are two: the distribution, unpacked, and the
 * repository with its built modules. The launcher knows one thing of them, that the server's jars
 * are in {@code lib/server} of the first.
 *
 * @param directory what the launcher names in the system property {@code mastic.home}
 */
public record Home(Path directory) {

  /** A part, and where it is from the home's directory in either. */
  private enum Part {
    RUNTIME("lib/runtime", "runtime/target"),
    SPARK("lib/spark", "runtime/target/spark"),
    PYTHON("lib/python/src", "python/src"),
    SMALL_PYSPARK("lib/python/small", "python/small"),
    PY4J("lib/python/py4j", "python/target/py4j"),
    CONSOLE("lib/console", "console/target/site"),
    EXAMPLES("examples", "examples");

    private final String installed;
    private final String built;

    Part(String installed, String built) {
      this.installed = installed;
      this.built = built;
    }
  }

  public static Home find() {
    String home = System.getProperty("mastic.home");
    if (home == null) {
      throw new IllegalStateException(
          "the system property mastic.home is not set; start by ./mastic");
    }
    return new Home(Path.of(home));
  }

  /** Is this an unpacked distribution, not a repository that builds itself? */
  boolean isInstalled() {
    return Files.isDirectory(directory.resolve("lib/server"));
  }

  private Path at(Part part) {
    return directory.resolve(isInstalled() ? part.installed : part.built);
  }

  /** The runtime module's jar; first on the class path of every Spark process. */
  public Path runtimeJar() {
    Path place = at(Part.RUNTIME);
    try (Stream<Path> files = Files.list(place)) {
      return files
          .filter(
              file -> file.getFileName().toString().matches("runtime-[0-9.]+(-SNAPSHOT)?\\.jar"))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException(missing(place)));
    } catch (IOException e) {
      throw new IllegalStateException(missing(place), e);
    }
  }

  private String missing(Path place) {
    return "no runtime jar in " + place + (isInstalled() ? "; install again" : "; build first");
  }

  /** Spark's own jars; beside their folder, one for each table format's. */
  public Path sparkJars() {
    return at(Part.SPARK).resolve("jars");
  }

  /** awsglue and the job bootstrap. */
  public Path pythonSources() {
    return at(Part.PYTHON);
  }

  /** The small pyspark, for interpreters without the real one. */
  public Path smallPyspark() {
    return at(Part.SMALL_PYSPARK);
  }

  public Path py4j() {
    return at(Part.PY4J);
  }

  /** The built console; missing where it was built without Node. */
  Path console() {
    return at(Part.CONSOLE);
  }

  public Path example(String name) {
    return at(Part.EXAMPLES).resolve(name);
  }
}
