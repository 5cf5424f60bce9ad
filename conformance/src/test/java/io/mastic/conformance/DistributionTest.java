package io.mastic.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The distribution, as somebody installs it who has neither Maven nor sources. */
@Tag("slow")
class DistributionTest {

  private static final Path REPOSITORY = MasticProcess.home();

  @TempDir static Path directory;
  private static Path home;

  @BeforeAll
  static void unpack() throws Exception {
    Needs.fetched(
        REPOSITORY, List.of("./mvnw", "-B", "-ntp", "-Pdist", "-Dbuilt", "-pl", "dist", "package"));
    Path tarball = only(REPOSITORY.resolve("target"), "mastic-.*\\.tar\\.gz");
    Path place = Files.createDirectory(directory.resolve("a place"));
    said(command("tar", "-xzf", tarball.toString(), "-C", place.toString()));
    home = only(place, "mastic-.*");
    // As root installs it for others.
    said(command("chmod", "-R", "a-w", home.toString()));
  }

  @AfterAll
  static void letItBeDeleted() throws Exception {
    if (home != null) {
      said(command("chmod", "-R", "u+w", home.toString()));
    }
  }

  @Test
  void theTarballRunsTheDemoWhereverItIsUnpacked() throws Exception {
    assertThat(home.resolve("pom.xml")).doesNotExist();
    List<String> before = contents();

    assertThat(said(mastic("demo", "--data", directory.resolve("data").toString())))
        .contains("Preparing faster starts", "Right: 5115 rows in 20 partitions")
        .doesNotContain("Building");

    assertThat(contents()).as("nothing is written where it is installed").isEqualTo(before);
    assertThat(only(directory.resolve("cache/mastic/server"), "server-.*\\.jsa")).isNotEmptyFile();
    assertThat(said(mastic("--version"))).contains("mastic ").doesNotContain("Preparing");
  }

  /** Into a root of its own, which dpkg fills as it would the machine's. */
  @Test
  void theDebianPackageIsInstalledRunsTheDemoAndIsRemoved() throws Exception {
    assumeTrue(
        "root".equals(System.getProperty("user.name"))
            && Files.isExecutable(Path.of("/usr/bin/dpkg")),
        "only root installs packages, where there is dpkg");
    Path root = directory.resolve("root");
    Path database = root.resolve("var/lib/dpkg");
    Files.createDirectories(database.resolve("info"));
    Files.createDirectories(database.resolve("updates"));
    Files.createFile(database.resolve("status"));
    Path deb = only(REPOSITORY.resolve("target"), "mastic_.*\\.deb");

    // What it depends on is the machine's, of which this root knows nothing.
    said(dpkg(root, "--force-depends", "--install", deb.toString()));

    assertThat(said(dpkg(root, "--status", "mastic"))).contains("Status: install ok installed");
    Path program = Files.readSymbolicLink(root.resolve("usr/bin/mastic"));
    assertThat(program).isEqualTo(Path.of("/usr/share/mastic/mastic"));
    Path installed = root.resolve("usr/share/mastic");
    assertThat(said(mastic(installed, "own", "--version"))).contains("mastic ");
    assertThat(said(mastic(installed, "own", "demo", "--data", directory + "/of-deb")))
        .contains("Right: 5115 rows in 20 partitions");

    said(dpkg(root, "--remove", "mastic"));
    assertThat(root.resolve("usr/bin/mastic")).doesNotExist();
    assertThat(installed.resolve("mastic")).doesNotExist();
  }

  private static ProcessBuilder dpkg(Path root, String... arguments) {
    ProcessBuilder builder = command(arguments);
    builder
        .command()
        .addAll(0, List.of("dpkg", "--root=" + root, "--log=" + directory.resolve("dpkg.log")));
    return builder;
  }

  private static ProcessBuilder mastic(String... arguments) {
    return mastic(home, "cache", arguments);
  }

  /** The launcher, for a user with a home and a cache of its own. */
  private static ProcessBuilder mastic(Path place, String cache, String... arguments) {
    ProcessBuilder builder = command(arguments);
    builder.command().add(0, place.resolve("mastic").toString());
    builder.environment().put("HOME", directory.resolve("home").toString());
    builder.environment().put("XDG_CACHE_HOME", directory.resolve(cache).toString());
    return builder.directory(directory.toFile());
  }

  private static ProcessBuilder command(String... command) {
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command)));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder.directory(REPOSITORY.toFile()).redirectErrorStream(true);
  }

  /** Runs it to its end, which is a good one; what it has said. */
  private static String said(ProcessBuilder builder) throws Exception {
    Path output = Files.createTempFile(directory, "said", ".txt");
    Process process = builder.redirectOutput(output.toFile()).start();
    boolean ended = process.waitFor(8, TimeUnit.MINUTES);
    String said = Files.readString(output);
    assertThat(ended).as(said).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }

  private static Path only(Path place, String name) throws IOException {
    try (Stream<Path> files = Files.list(place)) {
      List<Path> found = files.filter(file -> file.getFileName().toString().matches(name)).toList();
      assertThat(found).as("%s in %s", name, place).hasSize(1);
      return found.get(0);
    }
  }

  /** Python keeps its bytecode beside its sources where its user, such as root, may. */
  private List<String> contents() throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      return files
          .map(Path::toString)
          .filter(file -> !file.contains("__pycache__"))
          .sorted()
          .toList();
    }
  }
}
