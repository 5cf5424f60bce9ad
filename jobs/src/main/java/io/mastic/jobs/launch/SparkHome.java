package io.mastic.jobs.launch;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where Spark lies on this machine: Mastic's runtime jar and Spark's own jars. The server itself
 * never has them on its class path.
 */
public final class SparkHome {

  private static final String LAUNCHER = "spark-launcher_";
  private static final String OPTIONS = "org.apache.spark.launcher.JavaModuleOptions";

  private final Path javaHome;
  private final Path jars;
  private final String classPath;
  private final List<String> moduleOptions;

  /**
   * @throws IOException if something is missing; the message says what
   */
  public SparkHome(Path javaHome, Path runtimeJar, Path jars) throws IOException {
    this.javaHome = javaHome;
    this.jars = jars;
    if (!Files.isRegularFile(runtimeJar)) {
      throw new IOException("Mastic's Spark runtime is not at " + runtimeJar);
    }
    if (!Files.isDirectory(jars)) {
      throw new IOException("Spark's jars are not at " + jars);
    }
    List<Path> sorted = jarsOf(jars);
    this.classPath =
        Stream.concat(Stream.of(runtimeJar.toAbsolutePath()), sorted.stream())
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    this.moduleOptions = moduleOptions(sorted);
  }

  public Path java() {
    return javaHome.resolve("bin").resolve("java");
  }

  /**
   * Always the same order, and jars only: an archive of classes is valid for a class path that
   * begins with exactly the one that it was made with.
   */
  public String classPath() {
    return classPath;
  }

  /**
   * The JVM options without which Spark cannot reach into the JDK, as its own launcher has them.
   */
  public List<String> moduleOptions() {
    return moduleOptions;
  }

  /**
   * What a table format needs beside Spark, from the folder of its name beside Spark's own jars;
   * nothing for a format that has none here.
   */
  List<Path> lakeJars(String format) {
    Path folder = jars.resolveSibling(format);
    try {
      return format.matches("[a-z]+") && Files.isDirectory(folder) && !folder.equals(jars)
          ? jarsOf(folder)
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> jarsOf(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".jar"))
          .map(Path::toAbsolutePath)
          .sorted()
          .toList();
    }
  }

  private static List<String> moduleOptions(List<Path> jars) throws IOException {
    Path launcher =
        jars.stream()
            .filter(jar -> jar.getFileName().toString().startsWith(LAUNCHER))
            .findFirst()
            .orElseThrow(() -> new IOException("no spark-launcher among Spark's jars"));
    try (URLClassLoader classes = new URLClassLoader(new URL[] {launcher.toUri().toURL()}, null)) {
      Object options =
          Class.forName(OPTIONS, true, classes).getMethod("defaultModuleOptions").invoke(null);
      return List.of(String.valueOf(options).strip().split("\\s+", -1));
    } catch (ReflectiveOperationException e) {
      throw new IOException("Spark's launcher does not tell its JVM options: " + launcher, e);
    }
  }
}
