package io.mastic.jobs.launch.spark;

import io.mastic.jobs.version.SparkLine;
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

  private static final String LAUNCHER = "spark-launcher";
  private static final String OPTIONS = "org.apache.spark.launcher.JavaModuleOptions";

  private final Path javaHome;
  private final Path jars;
  private final SparkLine line;
  private final String version;
  private final String classPath;
  private final List<String> moduleOptions;

  /**
   * @param line to which the jars belong
   * @throws IOException if something is missing; the message says what
   */
  public SparkHome(Path javaHome, Path runtimeJar, Path jars, SparkLine line) throws IOException {
    this.javaHome = javaHome;
    this.jars = jars;
    this.line = line;
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
    Path launcher = launcher(sorted, line);
    this.version = versionOf(launcher, line);
    this.moduleOptions = moduleOptions(launcher);
  }

  public Path java() {
    return javaHome.resolve("bin").resolve("java");
  }

  /** Of its Spark, such as {@code 3.5.7}. */
  public String version() {
    return version;
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
  public List<Path> lakeJars(String format) {
    return line.lakeFormats().contains(format) ? beside(format) : List.of();
  }

  /** Spark Connect's service; nothing where it is not part of the installation. */
  public List<Path> connectJars() {
    return beside("connect");
  }

  /** What scripts in Scala import; nothing where it is not part of the installation. */
  public List<Path> scalaJars() {
    return beside("scala");
  }

  /** The folder of the compiler's jars. */
  public Path scalaCompiler() {
    return jars.resolveSibling("scala-compiler").toAbsolutePath();
  }

  /** What a connector needs beside Spark; nothing where it is not part of the installation. */
  public List<Path> connectorJars(String connector) {
    return beside(connector);
  }

  private List<Path> beside(String name) {
    Path folder = jars.resolveSibling(name);
    try {
      return Files.isDirectory(folder) ? jarsOf(folder) : List.of();
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

  private static Path launcher(List<Path> jars, SparkLine line) throws IOException {
    String prefix = line.jarPrefix(LAUNCHER);
    return jars.stream()
        .filter(jar -> jar.getFileName().toString().startsWith(prefix))
        .findFirst()
        .orElseThrow(() -> new IOException("no " + prefix + "* among Spark's jars"));
  }

  private static String versionOf(Path launcher, SparkLine line) {
    String patch = launcher.getFileName().toString().substring(line.jarPrefix(LAUNCHER).length());
    return line.spark() + "." + patch.replaceFirst("\\.jar$", "");
  }

  private static List<String> moduleOptions(Path launcher) throws IOException {
    try (URLClassLoader classes = new URLClassLoader(new URL[] {launcher.toUri().toURL()}, null)) {
      Object options =
          Class.forName(OPTIONS, true, classes).getMethod("defaultModuleOptions").invoke(null);
      return List.of(String.valueOf(options).strip().split("\\s+", -1));
    } catch (ReflectiveOperationException e) {
      throw new IOException("Spark's launcher does not tell its JVM options: " + launcher, e);
    }
  }
}
