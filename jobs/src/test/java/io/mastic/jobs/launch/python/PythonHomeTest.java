package io.mastic.jobs.launch.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.jobs.launch.directory.FileTrees;
import io.mastic.jobs.launch.order.JobKind;
import io.mastic.jobs.launch.system.Shell;
import io.mastic.jobs.version.SparkLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A virtual environment of its own, and a pyspark that comes and goes in it. */
class PythonHomeTest {

  private static final Path SMALL = Path.of("small");
  private static final Path SOURCES = Path.of("..", "python", "src").toAbsolutePath().normalize();

  @TempDir static Path directory;
  private static Path packages;
  private static int changes;
  private PythonHome python;

  @BeforeAll
  static void make() throws Exception {
    Path venv = directory.resolve("venv");
    Shell.Ended made =
        Shell.run(
            List.of("python3", "-m", "venv", "--without-pip", venv.toString()),
            Map.of(),
            Duration.ofMinutes(2));
    assertThat(made.well()).as(made.output()).isTrue();
    try (var lines = Files.list(venv.resolve("lib"))) {
      packages = lines.findFirst().orElseThrow().resolve("site-packages");
    }
  }

  @BeforeEach
  void open() throws IOException {
    remove("pyspark");
    // Then neither of them is asked of pip.
    module("cloudpickle", "3.1.0");
    module("boto3", "1.0");
    python = home(directory.resolve("venv"));
  }

  private static PythonHome home(Path venv) {
    return new PythonHome(
        venv.resolve("bin/python").toString(),
        new PythonSources(List.of(SOURCES), SMALL, SparkLine.SPARK_3_5),
        directory.resolve("cache"));
  }

  private static Path module(String name, String version) throws IOException {
    Path module = Files.createDirectories(packages.resolve(name));
    Files.writeString(module.resolve("__init__.py"), "__version__ = '" + version + "'\n");
    touch();
    return module;
  }

  private static void remove(String name) throws IOException {
    FileTrees.delete(packages.resolve(name));
    touch();
  }

  /** A clock that ticks in coarse steps may not tell two changes apart. */
  private static void touch() throws IOException {
    changes++;
    Files.setLastModifiedTime(
        packages, FileTime.from(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(changes)));
  }

  @Test
  void aPysparkThatComesOrGoesLaterIsSeen() throws Exception {
    assertThat(python.sparkPath()).contains(SMALL);
    module("pyspark", "3.5.5");
    assertThat(python.sparkPath()).doesNotContain(SMALL);
    assertThat(python.facts().pysparkAt()).isEqualTo(packages.resolve("pyspark").toString());
    assertThat(home(directory.resolve("venv")).sparkPath()).doesNotContain(SMALL);
    remove("pyspark");
    assertThat(python.sparkPath()).contains(SMALL);
  }

  @Test
  void aPysparkOfAnotherLineIsNotUsed() throws Exception {
    module("pyspark", "4.0.0");
    assertThat(python.sparkPath()).contains(SMALL);
    assertThat(python.learningJars(List.of())).isEmpty();
  }

  @Test
  void theRealPysparkBringsItsOwnCloudpickle() throws Exception {
    remove("cloudpickle");
    module("pyspark", "3.5.5");
    assertThat(python.facts().cloudpickle()).isNull();
    assertThat(python.sparkPath()).isEqualTo(List.of(SOURCES));
  }

  @Test
  void whatPipIsToInstallIsKnownBefore() throws Exception {
    assertThat(python.lacking(JobKind.GLUEETL)).isEmpty();
    remove("cloudpickle");
    remove("boto3");
    assertThat(python.lacking(JobKind.GLUEETL)).containsExactly("cloudpickle", "boto3");
    assertThat(python.lacking(JobKind.PYTHONSHELL)).containsExactly("boto3");
    module("pyspark", "3.5.5");
    assertThat(python.lacking(JobKind.GLUEETL)).containsExactly("boto3");
  }

  @Test
  void machineLearningComesWithTheRealPyspark() throws Exception {
    assertThat(python.learningJars(List.of(SMALL))).isEmpty();
    Path jars = Files.createDirectories(module("pyspark", "3.5.5").resolve("jars"));
    for (String name :
        List.of("spark-mllib_2.12-3.5.5.jar", "breeze_2.12-2.1.0.jar", "guava-14.jar")) {
      Files.createFile(jars.resolve(name));
    }
    assertThat(python.learningJars(List.of()))
        .containsExactly(
            jars.resolve("breeze_2.12-2.1.0.jar"), jars.resolve("spark-mllib_2.12-3.5.5.jar"));
    // A run's own modules come first on its path.
    Path own = Files.createDirectories(directory.resolve("modules/pyspark/jars"));
    Files.createFile(own.resolve("spark-mllib_2.12-3.5.6.jar"));
    assertThat(python.learningJars(List.of(directory.resolve("modules"))))
        .containsExactly(own.resolve("spark-mllib_2.12-3.5.6.jar"));
  }
}
