package io.mastic.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What tests need beside a build and not every machine has. Without it a test is skipped, and says
 * what it lacks; whatever else goes wrong fails it.
 */
final class Needs {

  private static final int LONGEST_MINUTES = 10;

  /** What npm, Maven and Terraform say of a registry that does not answer or does not have it. */
  private static final Pattern OUT_OF_REACH =
      Pattern.compile(
          "ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|npm ERR! code E[45]\\d\\d"
              + "|npm error code E[45]\\d\\d|Could not transfer artifact|Unknown host"
              + "|Could not find artifact (?!io\\.mastic)|during a previous attempt"
              + "|Failed to query available provider packages|could not connect to");

  private Needs() {}

  /** A program on the PATH. */
  static void program(String name) {
    assumeTrue(isOnPath(name), "there is no " + name + " on the PATH");
  }

  private static boolean isOnPath(String name) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }

  /** The packages of a lock file, unless npm has installed them there. */
  static void packages(Path folder) throws IOException, InterruptedException {
    Path installed = folder.resolve("node_modules/.package-lock.json");
    Path locked = folder.resolve("package-lock.json");
    if (Files.exists(installed) && modified(installed).compareTo(modified(locked)) >= 0) {
      return;
    }
    program("npm");
    fetched(folder, List.of("npm", "ci", "--no-audit", "--no-fund"));
    Files.setLastModifiedTime(installed, FileTime.from(Instant.now()));
  }

  private static FileTime modified(Path file) throws IOException {
    return Files.getLastModifiedTime(file);
  }

  /** A command that may have to fetch something. */
  static void fetched(Path folder, List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("fetched", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    boolean ended = process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES);
    process.destroyForcibly();
    String said = Files.readString(output);
    Files.delete(output);
    if (ended && process.waitFor() == 0) {
      return;
    }
    assumeFalse(isOutOfReach(said), () -> "what it needs cannot be fetched: " + command);
    assertThat(said).as("%s, ended: %s", command, ended).isNull();
  }

  static boolean isOutOfReach(String said) {
    return OUT_OF_REACH.matcher(said).find();
  }
}
