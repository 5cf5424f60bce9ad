package io.mastic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

  @TempDir private Path directory;

  @Test
  void aDistributionHasItsPartsInLib() throws IOException {
    Files.createDirectories(directory.resolve("lib/server"));
    Path jar = directory.resolve("lib/runtime/runtime-1.2.3.jar");
    Files.createDirectories(jar.getParent());
    Home home = new Home(directory);
    assertThatThrownBy(home::runtimeJar).hasMessageContaining("install again");
    Files.createFile(jar);
    assertThat(home.isInstalled()).isTrue();
    assertThat(home.runtimeJar()).isEqualTo(jar);
    assertThat(home.sparkJars()).isEqualTo(directory.resolve("lib/spark/jars"));
    assertThat(home.pythonSources()).isEqualTo(directory.resolve("lib/python/src"));
  }

  @Test
  void aRepositoryHasThemWhereTheyAreBuilt() {
    Home home = new Home(Path.of("..").toAbsolutePath().normalize());
    assertThat(home.isInstalled()).isFalse();
    assertThat(home.pythonSources()).isDirectoryContaining("glob:**/awsglue");
    assertThat(home.example("quakes")).isDirectory();
    assertThatThrownBy(new Home(directory)::runtimeJar).hasMessageContaining("build first");
  }
}
